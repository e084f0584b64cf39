#pragma once

#include "core/base/folderlock.h"
#include "core/runs/moments.h"
#include "core/runs/runstore.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace core
{

/// Writes the states and moments of one live run on its own thread, and holds the run's lock until
/// the last one is written. The destructor waits for that.
class RunWriter
{
public:
    /// They are all called on the writer's thread.
    struct Hooks {
        std::function<void()> written;
        std::function<void(const QString& message)> failed; ///< the first of several in a row
        /// All that the run has now.
        std::function<void(const QList<Moment>& moments)> momentsChanged;
        /// A moment cannot be written, the first of several in a row.
        std::function<void(const QString& message)> momentFailed;
        std::function<void()> ended; ///< the lock is free
    };

    RunWriter(RunStore store, QString id, std::unique_ptr<QLockFile> lock, Hooks hooks);

    const QString& id() const { return m_id; }
    /// Any thread may call it; returns at once. Only the newest state is written.
    void record(const RunStatePointer& state);
    /// The same, but all of them are written, in order, and before a state that waits.
    void recordMoment(const TakenMomentPointer& moment);
    /// Removes the moments after more samples than so many; what is recorded later stays.
    void dropMomentsAfter(qint64 samples);
    /// Records the last state once more, as failed.
    void recordFailure();
    /// Says that no more states will come; returns at once.
    void requestEnd() { m_thread.request_stop(); }
    bool hasEnded() const { return m_hasEnded; }
    /// Returns when everything is written; an error if the last state is not.
    Result<Done> waitForEnd();

private:
    using Task = std::function<void()>;

    void run(const std::stop_token& stop);
    Task waitForTask(const std::stop_token& stop);
    void addMomentTask(Task task);
    void write(const RunState& state);
    void write(const TakenMoment& moment);
    Result<Done> ensureFolder();
    Result<Done> ensureLock();

    RunStore m_store;
    QString m_id;
    std::unique_ptr<QLockFile> m_lock;
    Hooks m_hooks;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    RunStatePointer m_newest;
    bool m_isNew = false; ///< the newest state is not being written yet
    std::deque<Task> m_momentTasks;
    Result<Done> m_last = Done{};
    bool m_hasMomentFailed = false; ///< the last one
    std::atomic<bool> m_hasEnded = false;
    std::jthread m_thread; ///< last, so that it ends before what it uses is destroyed
};

} // namespace core
