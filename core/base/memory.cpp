#include "core/base/memory.h"

#include "core/base/memorygroup.h"
#include "core/base/tr.h"

#include <QFile>
#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <sys/resource.h>

namespace core
{

namespace
{

constexpr qint64 megabyte = 1'000'000;
/// What the program should have left, for whatever it does next.
constexpr qint64 toGoOn = 64 * megabyte;

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

} // namespace

double peakMemoryMegabytes()
{
    // Not getrusage(): its figure is at least the size of the program that started this one.
    const auto peak = bytesFromProc(QStringLiteral("/proc/self/status"), QStringLiteral("VmHWM"));
    return static_cast<double>(peak.value_or(0)) / 1e6;
}

std::optional<qint64> addressSpaceLeft()
{
    rlimit limit{};
    const auto used = bytesFromProc(QStringLiteral("/proc/self/status"), QStringLiteral("VmSize"));
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || !used) {
        return std::nullopt;
    }
    return std::max<qint64>(static_cast<qint64>(limit.rlim_cur) - *used, 0);
}

std::optional<qint64> availableMemory()
{
    const std::array bounds{
        bytesFromProc(QStringLiteral("/proc/meminfo"), QStringLiteral("MemAvailable")),
        addressSpaceLeft(), memoryLeftInGroup()};
    std::optional<qint64> least;
    for (const auto& bound : bounds) {
        if (bound) {
            least = std::min(least.value_or(*bound), *bound);
        }
    }
    return least;
}

Result<Done> checkMemoryLeft()
{
    const auto available = availableMemory();
    if (!available || *available >= toGoOn) {
        return Done{};
    }
    return Error{Tr::tr("There is not enough memory: %1 MB are available, %2 MB are needed")
                     .arg(*available / megabyte)
                     .arg(toGoOn / megabyte)};
}

Result<Done> checkMemoryFor(const QString& work, qint64 bytes)
{
    constexpr qint64 little = 16 * megabyte; // not worth a question
    const auto available = bytes > little ? availableMemory() : std::nullopt;
    if (!available || bytes + toGoOn <= *available) {
        return Done{};
    }
    return Error{Tr::tr("%1 takes about %2 MB of memory, and %3 MB are available")
                     .arg(work)
                     .arg((bytes + toGoOn) / megabyte)
                     .arg(*available / megabyte)};
}

} // namespace core
