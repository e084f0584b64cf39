#include "tests/support/inprocess.h"

#include "app/commandline.h"

#include <QTemporaryFile>

#include <cstdio>
#include <unistd.h>

namespace support
{

namespace
{

/// Sends what is written to a descriptor to a file, for as long as it lives.
class Capture
{
public:
    Capture(FILE* stream, int descriptor)
        : m_stream(stream)
        , m_descriptor(descriptor)
        , m_original(dup(descriptor))
    {
        if (!m_file.open()) {
            qFatal("no temporary file");
        }
        std::fflush(m_stream);
        dup2(m_file.handle(), m_descriptor);
    }

    ~Capture()
    {
        std::fflush(m_stream);
        dup2(m_original, m_descriptor);
        close(m_original);
    }

    QString text()
    {
        std::fflush(m_stream);
        m_file.seek(0);
        return QString::fromUtf8(m_file.readAll());
    }

private:
    FILE* m_stream;
    int m_descriptor;
    int m_original;
    QTemporaryFile m_file;
};

} // namespace

Program::Result runInProcess(const QStringList& arguments)
{
    Capture output(stdout, STDOUT_FILENO);
    Capture errors(stderr, STDERR_FILENO);
    const int code = app::runCommandLine(QStringList{"digitlab"} + arguments);
    return {code, output.text(), errors.text()};
}

} // namespace support
