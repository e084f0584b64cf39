#include "core/runs/runtrash.h"

#include <QCoreApplication>
#include <QDir>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::RunTrash)
};

/// The store lists no hidden folders.
constexpr auto folderName = ".deleted";

Result<Done> move(const QString& from, const QString& to)
{
    if (QDir().rename(from, to)) {
        return Done{};
    }
    return Error{Tr::tr("%1: cannot be moved to %2")
                     .arg(QDir::toNativeSeparators(from), QDir::toNativeSeparators(to))};
}

} // namespace

RunTrash::RunTrash(RunStore store)
    : m_store(std::move(store))
{
}

RunTrash::Taken RunTrash::take(const QStringList& ids) const
{
    Taken taken;
    for (const QString& id : ids) {
        if (const Result<Done> done = takeOne(id)) {
            taken.ids.append(id);
        } else {
            taken.error = done.error().message;
        }
    }
    return taken;
}

Result<Done> RunTrash::takeOne(const QString& id) const
{
    const QString run = m_store.folder(id);
    if (!tryRunLock(run)) {
        return Error{Tr::tr("%1: this run is being trained").arg(QDir::toNativeSeparators(run))};
    }
    // Where that fails, the run cannot be moved there either.
    QDir().mkpath(folder());
    return move(run, folder() + '/' + id);
}

Result<Done> RunTrash::giveBack(const QStringList& ids) const
{
    Result<Done> result = Done{};
    for (const QString& id : ids) {
        if (const Result<Done> done = move(folder() + '/' + id, m_store.folder(id)); !done) {
            result = done;
        }
    }
    return result;
}

void RunTrash::empty() const
{
    QDir(folder()).removeRecursively();
}

QString RunTrash::folder() const
{
    return m_store.root() + '/' + folderName;
}

} // namespace core
