#include "core/base/folderlock.h"

#include <QCoreApplication>
#include <QFile>

namespace core
{

namespace
{

constexpr int patienceMs = 50;

QString lockPath(const QString& folder)
{
    return folder + QStringLiteral("/lock");
}

} // namespace

std::unique_ptr<QLockFile> tryFolderLock(const QString& folder)
{
    auto lock = std::make_unique<QLockFile>(lockPath(folder));
    // Only a process that is gone leaves a stale lock, not one that works for long.
    lock->setStaleLockTime(0);
    // A folder that cannot be written, or is gone, is held by nobody.
    if (lock->tryLock(patienceMs) || lock->error() != QLockFile::LockFailedError) {
        return lock;
    }
    return nullptr;
}

bool isFolderLocked(const QString& folder)
{
    // To ask is to take it for a moment: not of a folder without a lock, which would look locked to
    // another one that asks.
    return QFile::exists(lockPath(folder)) && !tryFolderLock(folder);
}

bool isInPlace(const QLockFile& lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&process, &host, &program) &&
           process == QCoreApplication::applicationPid();
}

} // namespace core
