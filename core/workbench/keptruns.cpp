#include "core/workbench/keptruns.h"

#include "core/base/savefile.h"

#include <QDir>

#include <algorithm>

namespace core
{

KeptRuns::KeptRuns(RunStore store, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_trash(std::make_shared<RunTrash>(m_store))
{
}

std::optional<RunRecord> KeptRuns::run(const QString& id) const
{
    const auto found = std::ranges::find(m_runs, id, &RunRecord::id);
    return found == m_runs.end() ? std::nullopt : std::optional(*found);
}

std::optional<RunRecord> KeptRuns::newestInterrupted() const
{
    const bool isThere = !m_runs.isEmpty() && m_runs.first().isInterrupted();
    return isThere ? std::optional(m_runs.first()) : std::nullopt;
}

void KeptRuns::load()
{
    m_job.enqueue([trash = m_trash] { trash->emptyAbandoned(); }, [] {});
    read();
}

void KeptRuns::read()
{
    if (!beginReading({})) {
        return;
    }
    const auto list = [store = m_store] {
        Listing listing;
        listing.runs = store.list(&listing.problems);
        listing.isFolderThere = QDir(store.root()).exists();
        return listing;
    };
    m_job.enqueue(list, [this](const Listing& listing) { useListing(listing); });
}

void KeptRuns::read(const QString& id)
{
    if (!beginReading(id)) {
        return;
    }
    const auto readOne = [store = m_store, id] { return store.read(id); };
    m_job.enqueue(readOne, [this](const Result<RunRecord>& record) { useRecord(record); });
}

/// Returns false while something is being read. Then `id` is read next.
bool KeptRuns::beginReading(const QString& id)
{
    if (m_isReading) {
        m_next = m_next && *m_next != id ? QString() : id;
        return false;
    }
    m_isReading = true;
    return true;
}

void KeptRuns::useListing(const Listing& listing)
{
    m_isFolderGone = !listing.isFolderThere && (m_isFolderGone || !m_runs.isEmpty());
    m_runs = listing.runs;
    m_problems = listing.problems;
    m_overlays.removeIf([this](const auto& overlay) { return !run(overlay.key()); });
    m_isListed = true;
    endReading();
}

void KeptRuns::useRecord(const Result<RunRecord>& record)
{
    if (record) {
        const auto found = std::ranges::find(m_runs, record->id, &RunRecord::id);
        if (found != m_runs.end()) {
            *found = *record;
        }
    }
    endReading();
}

void KeptRuns::endReading()
{
    m_isReading = false;
    Q_EMIT changed();
    if (const auto next = std::exchange(m_next, std::nullopt)) {
        next->isEmpty() ? read() : read(*next);
    }
}

void KeptRuns::rename(const QString& id, const QString& name)
{
    const auto work = [store = m_store, id, name] { return store.rename(id, name); };
    m_job.enqueue(work, [this](const Result<Done>& done) {
        if (!done) {
            Q_EMIT failed(done.error().message);
        }
        read();
    });
}

void KeptRuns::remove(const QStringList& ids)
{
    const auto work = [trash = m_trash, ids] {
        RunTrash::Removed removed = trash->moveIn(ids);
        if (!removed.ids.isEmpty()) {
            trash->keepOnly(removed.ids);
        }
        return removed;
    };
    m_job.enqueue(work, [this](const RunTrash::Removed& removed) { useRemoved(removed); });
}

/// If Del is pressed again before the list is read, the job finds nothing to remove. What can be
/// brought back stays the same.
void KeptRuns::useRemoved(const RunTrash::Removed& removed)
{
    if (!removed.ids.isEmpty()) {
        m_removed = removed.ids;
        Q_EMIT runsRemoved();
    }
    if (!removed.error.isEmpty()) {
        Q_EMIT failed(removed.error);
    }
    read();
}

/// What cannot be brought back now may be later, such as when the disk has room again.
void KeptRuns::undoRemoval()
{
    const auto work = [trash = m_trash, ids = std::exchange(m_removed, {})] {
        RunTrash::Removed left;
        for (const QString& id : ids) {
            if (const Result<Done> done = trash->giveBack({id}); !done) {
                left.ids.append(id);
                left.error = done.error().message;
            }
        }
        return left;
    };
    m_job.enqueue(work, [this](const RunTrash::Removed& left) {
        if (!left.ids.isEmpty()) {
            m_removed = m_removed.isEmpty() ? left.ids : m_removed;
            Q_EMIT failed(left.error);
        }
        read();
    });
    Q_EMIT changed();
}

void KeptRuns::exportCurve(const QString& id, const QString& path)
{
    const std::optional<RunRecord> exported = run(id);
    if (!exported) {
        return;
    }
    const auto save = [curve = exported->state.curve, path] {
        return saveFile(path, curve.csv().toUtf8());
    };
    m_job.enqueue(save, [this, path](const Result<Done>& done) {
        done ? Q_EMIT curveExported(path) : Q_EMIT failed(done.error().message);
    });
}

void KeptRuns::setOverlaid(const QString& id, bool isOverlaid)
{
    if (isOverlaid && m_overlays.contains(id)) {
        return;
    }
    m_overlays.remove(id);
    const QList<int> used = m_overlays.values();
    for (int colour = 0; isOverlaid && colour < maxOverlays; ++colour) {
        if (!used.contains(colour)) {
            m_overlays.insert(id, colour);
            break;
        }
    }
    Q_EMIT changed();
}

} // namespace core
