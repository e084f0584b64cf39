#pragma once

#include <QtGlobal>

#include <optional>

namespace core
{

/// The largest resident size that this program has had, in megabytes (10^6 bytes). 0 if the system
/// does not say.
double peakMemoryMegabytes();

/// How many bytes this program can still get before the system, or a limit that was set for the
/// process, refuses. Nothing if the system does not say.
std::optional<qint64> availableMemory();

} // namespace core
