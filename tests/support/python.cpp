#include "tests/support/python.h"

#include <QProcess>
#include <QStandardPaths>

namespace support
{

namespace
{

constexpr int patienceMs = 60'000;

Python::Result runProcess(const QString& interpreter, const QStringList& arguments)
{
    QProcess process;
    process.start(interpreter, arguments);
    if (!process.waitForFinished(patienceMs)) {
        const QByteArray problem = process.errorString().toUtf8();
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), problem};
    }
    return {
        process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

Python::Python(const QStringList& modules)
    : m_modules(modules)
{
    const QString statement =
        QStringLiteral("import ") + (modules.isEmpty() ? QStringLiteral("sys") : modules.join(','));
    const QStringList candidates{
        QStringLiteral("/usr/bin/python3"),
        QStandardPaths::findExecutable(QStringLiteral("python3"))};
    for (const QString& candidate : candidates) {
        if (!candidate.isEmpty() && runProcess(candidate, {"-c", statement}).code == 0) {
            m_interpreter = candidate;
            return;
        }
    }
}

QString Python::whyNot() const
{
    return QStringLiteral("no python3 here can import ") + m_modules.join(QStringLiteral(", "));
}

Python::Result Python::run(const QString& script, const QStringList& arguments) const
{
    return runProcess(m_interpreter, QStringList{script} + arguments);
}

} // namespace support
