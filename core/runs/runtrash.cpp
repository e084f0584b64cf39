#include "core/runs/runtrash.h"

#include "core/base/removefolder.h"
#include "core/base/tr.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>

namespace core
{

namespace
{

/// Hidden, because the store does not list hidden folders.
constexpr auto folderName = ".deleted";

Result<Done> move(const QString& from, const QString& to)
{
    if (QDir().rename(from, to)) {
        return Done{};
    }
    return Error{Tr::tr("%1: cannot be moved to %2")
                     .arg(QDir::toNativeSeparators(from), QDir::toNativeSeparators(to))};
}

QFileInfoList foldersIn(const QString& folder)
{
    return QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace

RunTrash::RunTrash(RunStore store)
    : m_store(std::move(store))
    , m_folder(QStringLiteral("%1/%2-%3")
                   .arg(root())
                   .arg(QCoreApplication::applicationPid())
                   .arg(QDateTime::currentMSecsSinceEpoch()))
{
}

RunTrash::Removed RunTrash::moveIn(const QStringList& ids)
{
    Removed removed;
    for (const QString& id : ids) {
        if (!QFileInfo::exists(m_store.folder(id))) {
            continue;
        }
        if (const Result<Done> done = moveInOne(id)) {
            removed.ids.append(id);
        } else {
            removed.error = done.error().message;
        }
    }
    return removed;
}

Result<Done> RunTrash::moveInOne(const QString& id)
{
    const QString run = m_store.folder(id);
    if (isFolderLocked(run)) {
        return Error{Tr::tr("%1: this run is being trained").arg(QDir::toNativeSeparators(run))};
    }
    // If this fails, the run cannot be moved there either, and that is reported.
    QDir().mkpath(m_folder);
    if (!m_lock) {
        m_lock = tryFolderLock(m_folder);
    }
    return move(run, m_folder + '/' + id);
}

Result<Done> RunTrash::giveBack(const QStringList& ids) const
{
    Result<Done> result = Done{};
    for (const QString& id : ids) {
        if (const Result<Done> done = move(m_folder + '/' + id, m_store.folder(id)); !done) {
            result = done;
        }
    }
    return result;
}

void RunTrash::keepOnly(const QStringList& ids) const
{
    for (const QFileInfo& run : foldersIn(m_folder)) {
        if (!ids.contains(run.fileName())) {
            removeFolder(run.filePath());
        }
    }
}

void RunTrash::emptyAbandoned() const
{
    for (const QFileInfo& trash : foldersIn(root())) {
        if (!isFolderLocked(trash.filePath())) {
            removeFolder(trash.filePath());
        }
    }
    QDir().rmdir(root()); // if nothing is left
}

QString RunTrash::root() const
{
    return m_store.root() + '/' + folderName;
}

} // namespace core
