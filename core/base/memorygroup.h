#pragma once

#include <QString>

#include <optional>

namespace core
{

/// How many bytes this program can still get before a limit of its control group, or of one around
/// that, ends it, as containers and `systemd-run -p MemoryMax=` set them; both versions of Linux's
/// control groups are known. What the system would give up by itself (cached files that are not in
/// use) counts as free. Nothing where there is no limit. The arguments are for tests.
std::optional<qint64> memoryLeftInGroup(
    const QString& list = QStringLiteral("/proc/self/cgroup"),
    const QString& folder = QStringLiteral("/sys/fs/cgroup"));

} // namespace core
