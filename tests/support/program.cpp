#include "tests/support/program.h"

#include <QDir>
#include <QJsonDocument>

#include <csignal>

namespace support
{

namespace
{

constexpr int patienceMs = 60'000;

Program::Result finish(QProcess& process, QByteArray output)
{
    if (!process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, QString::fromUtf8(output), "no end within a minute"};
    }
    output += process.readAllStandardOutput();
    return {
        process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(output), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

QList<QJsonObject> Program::Result::objects() const
{
    QList<QJsonObject> objects;
    for (const QString& line : output.split('\n', Qt::SkipEmptyParts)) {
        objects.append(QJsonDocument::fromJson(line.toUtf8()).object());
    }
    return objects;
}

Program::Program(const QString& folder)
    : m_folder(folder)
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert("XDG_DATA_HOME", QDir(folder).filePath("data"));
    m_environment.insert("XDG_STATE_HOME", QDir(folder).filePath("state"));
    m_environment.insert("XDG_CONFIG_HOME", QDir(folder).filePath("config"));
}

QString Program::path()
{
    return QStringLiteral(DIGITLAB_PROGRAM);
}

Program::Result Program::run(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(path(), arguments);
    return finish(process, {});
}

Program::Result Program::runInShell(
    const QString& before, const QStringList& arguments, const QString& redirection) const
{
    // The code is told beside the output, so that a pipe may follow.
    const QString script = before + QStringLiteral("{ \"$0\" \"$@\"; echo $? >code; } ") +
                           redirection + QStringLiteral("; exit $(cat code)");
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_folder);
    process.start("/bin/sh", QStringList{"-c", script, path()} + arguments);
    return finish(process, {});
}

Program::Result Program::runMeanwhile(
    const QStringList& arguments, const QByteArray& text,
    const std::function<void(qint64 process)>& act) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(path(), arguments);
    QByteArray output;
    while (!output.contains(text) && process.waitForReadyRead(patienceMs)) {
        output += process.readAllStandardOutput();
    }
    act(process.processId());
    return finish(process, output);
}

Program::Result
Program::runAndSignal(const QStringList& arguments, const QByteArray& text, int signal) const
{
    return runMeanwhile(
        arguments, text, [signal](qint64 process) { ::kill(static_cast<pid_t>(process), signal); });
}

} // namespace support
