#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSysInfo>

namespace support
{

/// While it lives, another process holds the lock of a run's folder, which is made if need be.
class ForeignLock
{
public:
    explicit ForeignLock(const QString& folder)
    {
        m_holder.start("sleep", {"600"});
        QFile file(folder + "/lock");
        if (!m_holder.waitForStarted() || !QDir().mkpath(folder) ||
            !file.open(QIODevice::WriteOnly)) {
            qFatal("cannot lock %s", qPrintable(folder));
        }
        // As QLockFile writes it.
        file.write(
            QByteArray::number(m_holder.processId()) + "\nsleep\n" +
            QSysInfo::machineHostName().toLocal8Bit() + '\n');
    }
    ~ForeignLock()
    {
        m_holder.kill();
        m_holder.waitForFinished();
    }

private:
    QProcess m_holder;
};

} // namespace support
