#pragma once

#include "core/runs/moments.h"
#include "core/runs/runstore.h"

#include <QObject>

#include <memory>

namespace core
{

/// Keeps a run's newest state and its moments in a store. It writes on its own thread, so that
/// neither the training nor the window waits for a disk. Lives on the thread of its owner; the
/// destructor waits until everything is written.
///
/// Only the newest state counts: a state that is replaced by a newer one while the disk is busy is
/// not written. If states cannot be written, failed() says so once, and the next state is tried
/// again. Moments are all written; one that cannot be is left out.
class RunRecorder : public QObject
{
    Q_OBJECT

public:
    explicit RunRecorder(RunStore store = RunStore(), QObject* parent = nullptr);
    ~RunRecorder() override;

    /// Makes a new run of that name live. If there are too many runs, the oldest is removed. An
    /// error says why the run cannot be kept; training may go on without that.
    Result<Done> begin(const QString& name = {});
    /// Makes a run of the store live again. This is refused while another process trains it.
    Result<Done> resume(const QString& id);
    /// Whether what was recorded of a run that is live no more is still being written.
    bool isEnding(const QString& id) const;
    const RunStore& store() const;
    /// The live run; empty when there is none.
    QString id() const;
    /// Where the live run's checkpoint is written; empty when there is none.
    QString checkpointPath() const;

    /// Any thread may call it; returns at once.
    void record(const core::RunStatePointer& state);
    void recordMoment(const core::TakenMomentPointer& moment);
    /// Removes the live run's moments after more samples than so many; for a run that is resumed,
    /// before it goes on from there.
    void dropMomentsAfter(qint64 samples);
    /// Ends the live run and returns at once. What was recorded is still written, then released()
    /// follows.
    void end();
    /// The same for a run that failed: its last state is marked as failed.
    void endFailed();
    /// The same, but returns when everything is written. An error says why the last state is not.
    Result<Done> finish();

Q_SIGNALS:
    /// From the recorder's thread: a state of the run was written.
    void recorded(const QString& id);
    /// From the recorder's thread: a state cannot be written, the first of several in a row.
    void failed(const QString& message);
    /// From the recorder's thread: all moments that the run has now.
    void momentsChanged(const QString& id, const QList<core::Moment>& moments);
    /// From the recorder's thread: a moment cannot be written, the first of several in a row.
    void momentFailed(const QString& message);
    /// From the recorder's thread: the run has ended, and any process may go on with it.
    void released(const QString& id);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace core
