#include "ui/keptruns/keptruns.h"

#include <QDir>

#include <algorithm>

namespace ui
{

KeptRuns::KeptRuns(core::RunStore store, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
{
    m_pool.setMaxThreadCount(1);
}

KeptRuns::~KeptRuns()
{
    m_pool.waitForDone();
}

std::optional<core::RunRecord> KeptRuns::run(const QString& id) const
{
    const auto found = std::ranges::find(m_runs, id, &core::RunRecord::id);
    return found == m_runs.end() ? std::nullopt : std::optional(*found);
}

void KeptRuns::read()
{
    if (!begin({})) {
        return;
    }
    const auto list = [store = m_store] {
        Listing listing;
        listing.runs = store.list(&listing.problems);
        listing.isFolderThere = QDir(store.root()).exists();
        return listing;
    };
    enqueue(list, [this](const Listing& listing) { takeListing(listing); });
}

void KeptRuns::read(const QString& id)
{
    if (!begin(id)) {
        return;
    }
    const auto readOne = [store = m_store, id] { return store.read(id); };
    enqueue(readOne, [this](const core::Result<core::RunRecord>& record) { takeRecord(record); });
}

/// False while something is being read: then it is the next.
bool KeptRuns::begin(const QString& id)
{
    if (m_isReading) {
        m_next = m_next && *m_next != id ? QString() : id;
        return false;
    }
    m_isReading = true;
    return true;
}

void KeptRuns::takeListing(const Listing& listing)
{
    const bool vanished = !listing.isFolderThere && !m_runs.isEmpty();
    m_runs = listing.runs;
    m_problems = listing.problems;
    if (vanished) {
        Q_EMIT folderVanished();
    }
    end();
}

void KeptRuns::takeRecord(const core::Result<core::RunRecord>& record)
{
    if (record) {
        const auto found = std::ranges::find(m_runs, record->id, &core::RunRecord::id);
        if (found != m_runs.end()) {
            *found = *record;
        }
    }
    end();
}

void KeptRuns::end()
{
    m_isReading = false;
    Q_EMIT changed();
    if (const auto next = std::exchange(m_next, std::nullopt)) {
        next->isEmpty() ? read() : read(*next);
    }
}

} // namespace ui
