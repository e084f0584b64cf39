#include "core/base/tr.h"
#include "core/runs/checkpoint.h"
#include "core/runs/runwriter_p.h"

#include <QDir>

#include <utility>

namespace core
{

RunWriter::RunWriter(RunStore store, QString id, std::unique_ptr<QLockFile> lock, Hooks hooks)
    : m_store(std::move(store))
    , m_id(std::move(id))
    , m_lock(std::move(lock))
    , m_hooks(std::move(hooks))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

void RunWriter::record(const RunStatePointer& state)
{
    {
        const std::scoped_lock guard(m_mutex);
        m_newest = state;
        m_isNew = true;
    }
    m_changed.notify_one();
}

void RunWriter::recordFailure()
{
    const RunStatePointer newest = [this] {
        const std::scoped_lock guard(m_mutex);
        return m_newest;
    }();
    if (newest) {
        auto failed = std::make_shared<RunState>(*newest);
        failed->outcome = Outcome::Failed;
        record(failed);
    }
}

Result<Done> RunWriter::waitForEnd()
{
    requestEnd();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    return m_last;
}

void RunWriter::run(const std::stop_token& stop)
{
    m_store.prune();
    while (const RunStatePointer state = waitForState(stop)) {
        const Result<Done> written = write(*state);
        if (written) {
            m_hooks.written();
        } else if (m_last) {
            m_hooks.failed(written.error().message);
        }
        m_last = written;
    }
    m_lock = nullptr;
    m_hasEnded = true;
    m_hooks.ended();
}

/// The newest state that is not written yet; null if there is none and none will come.
RunStatePointer RunWriter::waitForState(const std::stop_token& stop)
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, stop, [this] { return m_isNew; });
    return std::exchange(m_isNew, false) ? m_newest : nullptr;
}

/// This also works if somebody has removed the folder meanwhile.
Result<Done> RunWriter::write(const RunState& state)
{
    // If this fails, the file cannot be written either, and that error says why.
    QDir().mkpath(m_store.folder(m_id));
    const Result<Done> locked = ensureLock();
    return locked ? writeCheckpoint(m_store.checkpointPath(m_id), state) : locked;
}

/// If the folder was removed, the lock was removed with it. Without the lock, another process could
/// train the same run.
Result<Done> RunWriter::ensureLock()
{
    if (m_lock && isInPlace(*m_lock)) {
        return Done{};
    }
    if (!isFolderLocked(m_store.folder(m_id))) {
        m_lock = nullptr; // before the new one is there: it removes the file of that name
        m_lock = tryFolderLock(m_store.folder(m_id));
        return Done{};
    }
    return Error{Tr::tr("%1: another process trains this run now").arg(m_store.folder(m_id))};
}

} // namespace core
