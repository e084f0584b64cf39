#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace core
{

/// Takes the lock of a run's folder, which says that this process trains the run; nothing while
/// another one does. A lock that a process left behind is taken over. Waits for a moment at most,
/// for one that merely asks.
std::unique_ptr<QLockFile> tryRunLock(const QString& folder);

/// Whether a process holds the lock of that folder, this one included.
bool isRunLocked(const QString& folder);

/// Whether the lock's file is there still and this process's.
bool isInPlace(const QLockFile& lock);

} // namespace core
