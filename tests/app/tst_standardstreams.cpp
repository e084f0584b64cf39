#include "app/standardstreams.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

class TstStandardStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamThatIsNotReadyIsAwaited()
    {
        const QByteArray text(1'000'000, 'x'); // more than a pipe holds
        std::array<int, 2> ends{};
        QCOMPARE(pipe(ends.data()), 0);
        QCOMPARE(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
        qsizetype size = 0;
        std::jthread reader([&] {
            std::array<char, 10'000> bytes{};
            for (ssize_t got = 1; got > 0; size += got) {
                got = read(ends[0], bytes.data(), bytes.size());
            }
        });
        QCOMPARE(app::writeToStream(ends[1], text), 0);
        close(ends[1]);
        reader.join();
        close(ends[0]);
        QCOMPARE(size, text.size());
    }

    void whatCannotBeWrittenIsAnError()
    {
        const int full = open("/dev/full", O_WRONLY);
        QVERIFY(full != -1);
        QCOMPARE(app::writeToStream(full, "text"), ENOSPC);
        close(full);
        QCOMPARE(app::writeToStream(full, "text"), EBADF);
    }

    /// A file that is opened later does not take the number of a closed stream.
    void closedStreamsStayReserved()
    {
        const int original = dup(STDIN_FILENO);
        close(STDIN_FILENO);
        app::openStandardStreams();
        const int file = open("/dev/null", O_RDONLY);
        char byte = 0;
        const bool isReadable = read(STDIN_FILENO, &byte, 1) != -1;
        close(file);
        dup2(original, STDIN_FILENO);
        close(original);
        QVERIFY(file > STDERR_FILENO);
        QVERIFY(!isReadable);
    }
};

QTEST_APPLESS_MAIN(TstStandardStreams)
#include "tst_standardstreams.moc"
