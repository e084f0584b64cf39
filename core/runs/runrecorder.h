#pragma once

#include "core/runs/runstore.h"

#include <QObject>

#include <memory>

namespace core
{

/// Keeps a run's newest state in a store, on a thread of its own, so that neither training nor the
/// window waits for a disk. Lives on the thread of its owner; the destructor writes what has come
/// and joins.
///
/// Only the newest state counts: one that is overtaken while the disk is busy is left out. A state
/// that cannot be written is told once, and the next one is tried again.
class RunRecorder : public QObject
{
    Q_OBJECT

public:
    explicit RunRecorder(RunStore store = RunStore(), QObject* parent = nullptr);
    ~RunRecorder() override;

    /// Makes a new run live. An error says why it cannot be kept; training may go on without.
    Result<Done> begin();
    /// Makes a run of the store live again. Refused while another process trains it.
    Result<Done> goOn(const QString& id);
    const RunStore& store() const;
    /// The live run; empty when there is none.
    QString id() const;
    /// Where the live run's checkpoint is written; empty when there is none.
    QString checkpointPath() const;

    /// Any thread may call it; returns at once.
    void record(const core::RunStatePointer& state);
    /// Returns when all that was recorded is written, and ends the live run.
    void end();
    /// The same for a run that failed: what it was last is marked so.
    void endFailed();

Q_SIGNALS:
    /// From the recorder's thread: a state of the run was written.
    void recorded(const QString& id);
    /// From the recorder's thread: the first of some states in a row that cannot be written.
    void failed(const QString& message);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace core
