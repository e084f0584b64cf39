#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace core
{

/// Takes the lock of a folder, the file `lock` in it, which says that this process works on what
/// lies there; nothing while another one holds it. A lock that a process left behind is taken over.
/// Waits for a moment at most, for one that merely asks.
std::unique_ptr<QLockFile> tryFolderLock(const QString& folder);

/// Whether a process holds the lock of that folder, this one included.
bool isFolderLocked(const QString& folder);

/// Whether the lock's file is there still and this process's.
bool isInPlace(const QLockFile& lock);

} // namespace core
