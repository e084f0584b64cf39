#pragma once

#include "core/runs/runstore.h"

#include <QObject>

#include <memory>

namespace core
{

/// Keeps a run's newest state in a store, on a thread of its own, so that neither training nor the
/// window waits for a disk. Lives on the thread of its owner; the destructor waits until what has
/// come is written.
///
/// Only the newest state counts: one that is overtaken while the disk is busy is left out. A state
/// that cannot be written is told once, and the next one is tried again.
class RunRecorder : public QObject
{
    Q_OBJECT

public:
    explicit RunRecorder(RunStore store = RunStore(), QObject* parent = nullptr);
    ~RunRecorder() override;

    /// Makes a new run live; the oldest of too many goes. An error says why it cannot be kept;
    /// training may go on without.
    Result<Done> begin();
    /// Makes a run of the store live again. Refused while another process trains it.
    Result<Done> resume(const QString& id);
    const RunStore& store() const;
    /// The live run; empty when there is none.
    QString id() const;
    /// Where the live run's checkpoint is written; empty when there is none.
    QString checkpointPath() const;

    /// Any thread may call it; returns at once.
    void record(const core::RunStatePointer& state);
    /// Ends the live run; returns at once. What was recorded is written still, then released()
    /// follows.
    void end();
    /// The same for a run that failed: what it was last is marked so.
    void endFailed();
    /// The same, but returns when all is written. An error says why the last state is not.
    Result<Done> finish();

Q_SIGNALS:
    /// From the recorder's thread: a state of the run was written.
    void recorded(const QString& id);
    /// From the recorder's thread: the first of some states in a row that cannot be written.
    void failed(const QString& message);
    /// From the recorder's thread: the run has ended, and any process may go on with it.
    void released(const QString& id);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace core
