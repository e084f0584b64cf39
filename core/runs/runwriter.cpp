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

void RunWriter::recordMoment(const TakenMomentPointer& moment)
{
    addMomentTask([this, moment] { write(*moment); });
}

void RunWriter::dropMomentsAfter(qint64 samples)
{
    addMomentTask([this, samples] {
        const QString folder = m_store.folder(m_id);
        core::dropMomentsAfter(folder, samples);
        m_hooks.momentsChanged(listMoments(folder));
    });
}

void RunWriter::addMomentTask(Task task)
{
    {
        const std::scoped_lock guard(m_mutex);
        m_momentTasks.push_back(std::move(task));
    }
    m_changed.notify_one();
}

void RunWriter::run(const std::stop_token& stop)
{
    m_store.prune();
    while (const Task task = waitForTask(stop)) {
        task();
    }
    m_lock = nullptr;
    m_hasEnded = true;
    m_hooks.ended();
}

/// The oldest moment that waits, or else the newest state that is not written yet; null if there is
/// neither and none will come.
RunWriter::Task RunWriter::waitForTask(const std::stop_token& stop)
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, stop, [this] { return m_isNew || !m_momentTasks.empty(); });
    if (!m_momentTasks.empty()) {
        Task task = std::move(m_momentTasks.front());
        m_momentTasks.pop_front();
        return task;
    }
    if (std::exchange(m_isNew, false)) {
        return [this, state = m_newest] { write(*state); };
    }
    return nullptr;
}

void RunWriter::write(const RunState& state)
{
    const Result<Done> there = ensureFolder();
    const Result<Done> written =
        there ? writeCheckpoint(m_store.checkpointPath(m_id), state) : there;
    if (written) {
        m_hooks.written();
    } else if (m_last) {
        m_hooks.failed(written.error().message);
    }
    m_last = written;
}

void RunWriter::write(const TakenMoment& moment)
{
    const QString folder = m_store.folder(m_id);
    const Result<Done> there = ensureFolder();
    const Result<Done> written = there ? writeMoment(folder, moment) : there;
    if (written) {
        m_hooks.momentsChanged(listMoments(folder));
    } else if (!m_hasMomentFailed) {
        m_hooks.momentFailed(written.error().message);
    }
    m_hasMomentFailed = !written;
}

/// This also works if somebody has removed the folder meanwhile.
Result<Done> RunWriter::ensureFolder()
{
    // If this fails, no file can be written either, and that error says why.
    QDir().mkpath(m_store.folder(m_id));
    return ensureLock();
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
