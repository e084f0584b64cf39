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
    // A lock becomes stale only when its process is gone, however long the process works.
    lock->setStaleLockTime(0);
    // Nobody holds a folder that cannot be written or no longer exists.
    if (lock->tryLock(patienceMs) || lock->error() != QLockFile::LockFailedError) {
        return lock;
    }
    return nullptr;
}

bool isFolderLocked(const QString& folder)
{
    // Asking means to lock the folder for a moment. This is not done in a folder without a lock: it
    // would look locked to another process that asks.
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
