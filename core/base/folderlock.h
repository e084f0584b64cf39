#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace core
{

/// Removes what lies in the place of a lock's file and cannot be one: a pipe or a device, for which
/// QLockFile would wait for ever, a large file, a link to nowhere. False if that is not possible,
/// as with a folder.
bool makeRoomForLock(const QString& path);

/// Locks a folder: the file `lock` in it says that this process works on the folder's content.
/// Gives nothing while another process holds the lock. A lock that a dead process left behind is
/// taken over. Waits only for a moment, in case another process is just asking whether it is
/// locked.
std::unique_ptr<QLockFile> tryFolderLock(const QString& folder);

/// Whether any process, also this one, holds the lock of that folder.
bool isFolderLocked(const QString& folder);

/// Whether the lock's file still exists and belongs to this process.
bool isInPlace(const QLockFile& lock);

} // namespace core
