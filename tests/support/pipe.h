#pragma once

#include <QFile>
#include <QString>

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace support
{

/// A named pipe that nobody writes into. Who opens it for reading waits until this object lets him
/// go and takes down that it happened.
class Pipe
{
public:
    explicit Pipe(const QString& path)
        : m_path(QFile::encodeName(path))
    {
        if (mkfifo(m_path.constData(), 0600) != 0) {
            qFatal("cannot make the pipe %s", m_path.constData());
        }
        m_watch = std::jthread([this](const std::stop_token& stop) { watch(stop); });
    }

    bool wasOpened() const { return m_wasOpened; }

private:
    static bool isPipe(int file)
    {
        struct stat found {
        };
        return fstat(file, &found) == 0 && S_ISFIFO(found.st_mode);
    }

    void watch(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            // This succeeds only while somebody has the other end.
            const int end = open(m_path.constData(), O_WRONLY | O_NONBLOCK);
            if (end >= 0) {
                m_wasOpened = m_wasOpened || isPipe(end); // and not what took its place
                close(end);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    QByteArray m_path;
    std::atomic<bool> m_wasOpened = false;
    std::jthread m_watch;
};

} // namespace support
