#include "app/standardstreams.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace app
{

namespace
{

/// A stream that does not block is awaited, as one that blocks does by itself.
void await(int descriptor)
{
    constexpr int forever = -1;
    pollfd stream{descriptor, POLLOUT, 0};
    poll(&stream, 1, forever);
}

} // namespace

void openStandardStreams()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            // The lowest number that is free, so this one; in the direction in which it is not
            // used.
            open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

int writeToStream(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written > 0) {
            bytes = bytes.sliced(written);
        } else if (written == 0) {
            return EIO;
        } else if (errno == EAGAIN) {
            await(descriptor);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

} // namespace app
