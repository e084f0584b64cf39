#include "app/interruptwatcher.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace app
{

namespace
{

/// A signal handler may do little more than write: the byte wakes the event loop at the other end.
int sockets[2] = {-1, -1};

void handleSignal(int number)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(sockets[0], &byte, 1);
    signal(number, SIG_DFL);
}

} // namespace

InterruptWatcher::InterruptWatcher(QObject* parent)
    : QObject(parent)
{
    Q_ASSERT(sockets[0] == -1);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0) {
        return; // Ctrl-C then ends the program as it would without us.
    }
    auto* notifier = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &InterruptWatcher::readByte);
    signal(SIGINT, handleSignal);
    signal(SIGTERM, handleSignal);
}

InterruptWatcher::~InterruptWatcher()
{
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    for (int& socket : sockets) {
        close(socket);
        socket = -1;
    }
}

void InterruptWatcher::readByte()
{
    char byte = 0;
    if (read(sockets[1], &byte, 1) == 1) {
        Q_EMIT interrupted();
    }
}

} // namespace app
