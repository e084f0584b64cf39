#pragma once

#include "core/data/dataset.h"
#include "core/prediction/predictor.h"
#include "core/training/momentschedule.h"
#include "core/training/runstate.h"
#include "core/training/threadchoice.h"
#include "core/training/trainingtypes.h"

#include <QObject>

#include <memory>

namespace core
{

/// Runs the training loop on a thread of its own and reports by signals, emitted from that thread.
/// Lives on the thread of its owner, the GUI's; the destructor stops a run and joins.
///
/// Order of a run: started, epochEnded(0) unless it was resumed, then progressed...
/// epochEnded(n)..., one last snapshotTaken, and exactly one of finished and failed. Queued signals
/// of an older run may arrive after start() was called again, but always before the new run's
/// started.
class Trainer : public QObject
{
    Q_OBJECT

public:
    explicit Trainer(QObject* parent = nullptr);
    ~Trainer() override;

    /// Begins a run; an older one is stopped and joined first. Invalid settings end in failed().
    /// The number of threads is chosen here if it is left open.
    void start(const core::DatasetPointer& dataset, const core::TrainingSettings& settings);
    /// Resumes an interrupted run, see trainingLoop(); an older one is stopped and joined first.
    void resume(const core::DatasetPointer& dataset, const core::RunStatePointer& from);
    /// How many cores have other work, so that a number of threads that is left open does not count
    /// on them. None at first; it holds for runs that start from now on.
    void leaveCores(int count);
    /// Each acts within one batch.
    void pause();
    void unpause();
    void stop();

    bool isRunning() const;
    bool isPaused() const;

Q_SIGNALS:
    /// The settings hold the number of threads that was chosen. The curve is what an interrupted
    /// run had measured, without the test score of where it was stopped; a new run's is empty.
    void started(
        const core::TrainingSettings& settings, const core::ThreadChoice& choice,
        const core::Curve& curve);
    void progressed(const core::TrainingProgress& progress);
    void epochEnded(const core::EpochResult& result);
    void snapshotTaken(const core::PredictorPointer& snapshot);
    /// All that is needed to resume from here, see TrainingHooks. Receivers that keep it connect
    /// directly and take it from the training thread.
    void stateTaken(const core::RunStatePointer& state);
    /// The same holds for its moments, up to 40 in a run.
    void momentTaken(const core::TakenMomentPointer& moment);
    void paused();
    void unpaused();
    void finished(const core::RunResult& result);
    void failed(const QString& message);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace core
