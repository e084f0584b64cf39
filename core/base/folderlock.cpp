#include "core/base/folderlock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <mutex>

namespace core
{

namespace
{

constexpr int patienceMs = 50;
constexpr qint64 mostLockBytes = 4096; ///< more than process, program and host take

QString lockPath(const QString& folder)
{
    return folder + QStringLiteral("/lock");
}

/// One thread of this process at a time asks or takes: on a busy machine, one that asks can hold a
/// lock for longer than another one is patient.
std::mutex& turns()
{
    static std::mutex mutex;
    return mutex;
}

bool mayBeLock(const QFileInfo& file)
{
    return file.isFile() && file.size() <= mostLockBytes;
}

std::unique_ptr<QLockFile> tryLock(const QString& folder)
{
    auto lock = std::make_unique<QLockFile>(lockPath(folder));
    // A lock becomes stale only when its process is gone, however long the process works.
    lock->setStaleLockTime(0);
    // Nobody holds a folder that cannot be written or no longer exists.
    if (!makeRoomForLock(lockPath(folder)) || lock->tryLock(patienceMs) ||
        lock->error() != QLockFile::LockFailedError) {
        return lock;
    }
    return nullptr;
}

} // namespace

bool makeRoomForLock(const QString& path)
{
    const QFileInfo found(path);
    const bool isThere = found.exists() || found.isSymLink();
    return !isThere || mayBeLock(found) || QFile::remove(path);
}

std::unique_ptr<QLockFile> tryFolderLock(const QString& folder)
{
    const std::lock_guard turn(turns());
    return tryLock(folder);
}

bool isFolderLocked(const QString& folder)
{
    // Asking means to lock the folder for a moment. This is not done in a folder without a lock: it
    // would look locked to another process that asks.
    const std::lock_guard turn(turns());
    return QFile::exists(lockPath(folder)) && !tryLock(folder);
}

bool isInPlace(const QLockFile& lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    return mayBeLock(QFileInfo(lock.fileName())) && lock.getLockInfo(&process, &host, &program) &&
           process == QCoreApplication::applicationPid();
}

} // namespace core
