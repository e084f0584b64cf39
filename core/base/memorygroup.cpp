#include "core/base/memorygroup.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace core
{

namespace
{

/// What the files of one version of control groups are called.
struct Names {
    QString limit;
    QString used;
    QString cached; ///< in memory.stat: cached files, those of the groups inside included
};

/// The group that a process belongs to.
struct Group {
    QString root; ///< the folder of all groups
    QString path; ///< of the group below it, with a slash before each folder; empty for the root
    Names names;
};

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
}

/// Version 1 has a list of groups for each kind of limit (`4:memory:/a/b`), version 2 one for all
/// (`0::/a/b`). Where a system has both, memory belongs to version 1.
std::optional<Group> groupFrom(const QString& list, const QString& folder)
{
    static const QRegularExpression first(
        QStringLiteral("^\\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.*)$"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression second(
        QStringLiteral("^0::(.*)$"), QRegularExpression::MultilineOption);
    if (const auto match = first.match(list); match.hasMatch()) {
        return Group{
            folder + QStringLiteral("/memory"),
            match.captured(1),
            {QStringLiteral("memory.limit_in_bytes"), QStringLiteral("memory.usage_in_bytes"),
             QStringLiteral("total_inactive_file")}};
    }
    if (const auto match = second.match(list); match.hasMatch()) {
        return Group{
            folder,
            match.captured(1),
            {QStringLiteral("memory.max"), QStringLiteral("memory.current"),
             QStringLiteral("inactive_file")}};
    }
    return std::nullopt;
}

/// What is left in the group of one folder; nothing if that has no limit.
std::optional<qint64> leftIn(const QString& folder, const Names& names)
{
    bool hasLimit = false;
    bool isKnown = false;
    const qint64 limit = contentOf(folder + u'/' + names.limit).trimmed().toLongLong(&hasLimit);
    const qint64 used = contentOf(folder + u'/' + names.used).trimmed().toLongLong(&isKnown);
    if (!hasLimit || !isKnown) {
        return std::nullopt;
    }
    const QRegularExpression cached(
        QStringLiteral("^%1 (\\d+)$").arg(names.cached), QRegularExpression::MultilineOption);
    const auto match = cached.match(contentOf(folder + QStringLiteral("/memory.stat")));
    const qint64 free = match.hasMatch() ? match.captured(1).toLongLong() : 0;
    return std::max<qint64>(limit - std::max<qint64>(used - free, 0), 0);
}

} // namespace

std::optional<qint64> memoryLeftInGroup(const QString& list, const QString& folder)
{
    const auto group = groupFrom(contentOf(list), folder);
    if (!group) {
        return std::nullopt;
    }
    std::optional<qint64> least;
    // In a container the path may be that of the system around it: then its own group is the root.
    QString path = group->path == QStringLiteral("/") ? QString() : group->path;
    while (true) {
        if (const auto left = leftIn(group->root + path, group->names)) {
            least = std::min(least.value_or(*left), *left);
        }
        if (path.isEmpty()) {
            return least;
        }
        path.truncate(std::max<qsizetype>(path.lastIndexOf(u'/'), 0));
    }
}

} // namespace core
