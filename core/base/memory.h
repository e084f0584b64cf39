#pragma once

#include "core/base/result.h"

#include <QString>
#include <QtGlobal>

#include <optional>

namespace core
{

/// The largest resident size that this program has had, in megabytes (10^6 bytes). 0 if the system
/// does not say.
double peakMemoryMegabytes();

/// What is left of the address space that the process may have (`ulimit -v`), in bytes; nothing
/// without such a limit.
std::optional<qint64> addressSpaceLeft();

/// How many bytes this program can still get before the system, or a limit that was set for the
/// process or for its control group, refuses. Nothing if the system does not say.
std::optional<qint64> availableMemory();

/// Returns an error if so little is available that no work should be begun that can be left out.
Result<Done> checkMemoryLeft();

/// Asked before much is allocated, since Linux ends a program that uses more than there is. Returns
/// an error that names the work if so many bytes, and some to go on with, are not available.
Result<Done> checkMemoryFor(const QString& work, qint64 bytes);

} // namespace core
