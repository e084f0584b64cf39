#include "core/base/memory.h"

#include <QFile>
#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <sys/resource.h>

namespace core
{

namespace
{

/// The bytes that a file of /proc names as `NAME: 123 kB`.
std::optional<qint64> bytesFromProc(const QString& path, const QString& name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const QRegularExpression pattern(name + QStringLiteral(":\\s*(\\d+) kB"));
    const auto match = pattern.match(QString::fromLatin1(file.readAll()));
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong() * 1024) : std::nullopt;
}

/// What is left of the address space that the process may have; nothing without a limit.
std::optional<qint64> addressSpaceLeft()
{
    rlimit limit{};
    const auto used = bytesFromProc(QStringLiteral("/proc/self/status"), QStringLiteral("VmSize"));
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || !used) {
        return std::nullopt;
    }
    return std::max<qint64>(static_cast<qint64>(limit.rlim_cur) - *used, 0);
}

} // namespace

double peakMemoryMegabytes()
{
    // Not getrusage(): its figure is at least the size of the program that started this one.
    const auto peak = bytesFromProc(QStringLiteral("/proc/self/status"), QStringLiteral("VmHWM"));
    return static_cast<double>(peak.value_or(0)) / 1e6;
}

std::optional<qint64> availableMemory()
{
    const auto free =
        bytesFromProc(QStringLiteral("/proc/meminfo"), QStringLiteral("MemAvailable"));
    const auto left = addressSpaceLeft();
    return free && left ? std::min(*free, *left) : (free ? free : left);
}

} // namespace core
