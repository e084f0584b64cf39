#pragma once

#include "app/interruptwatcher.h"
#include "app/trainreporter.h"
#include "core/runs/runrecorder.h"
#include "core/training/trainer.h"

#include <QObject>

namespace app
{

/// One run on the trainer's thread, told on the console, kept by the recorder, its model saved at
/// the end; then the event loop ends with the exit code. Ctrl-C stops it.
class TrainRun : public QObject
{
    Q_OBJECT

public:
    /// See saveModel() for `output`. The recorder outlives the run.
    TrainRun(
        core::DatasetPointer dataset, QString output, Console console, core::RunRecorder& recorder);

    void start(const core::TrainingSettings& settings);
    /// Goes on as the run that the recorder holds live; as a new one when it holds none.
    void resume(const core::RunStatePointer& from);

private:
    void beginKeeping();
    void onNotKept(const QString& message);
    QString finishedCheckpoint();
    void onStarted(
        const core::TrainingSettings& settings, const core::ThreadChoice& choice,
        const core::Curve& curve);
    void onProgressed(const core::TrainingProgress& progress) { m_reporter.progressed(progress); }
    void onEpochEnded(const core::EpochResult& result) { m_reporter.epochEnded(result); }
    void onSnapshotTaken(const core::PredictorPointer& snapshot) { m_snapshot = snapshot; }
    void onFinished(const core::RunResult& result);
    void onFailed(const QString& message);

    core::DatasetPointer m_dataset;
    QString m_output;
    TrainReporter m_reporter;
    core::PredictorPointer m_snapshot;
    InterruptWatcher m_interrupts;
    core::RunRecorder& m_recorder;
    core::Trainer m_trainer;
};

} // namespace app
