#pragma once

#include "core/runs/runrecorder.h"
#include "core/training/trainer.h"
#include "core/workbench/currentdataset.h"
#include "core/workbench/currentmodel.h"

#include <QObject>

#include <optional>

namespace core
{

/// The training run: the trainer and the recorder of what it has reached, for window and command
/// line alike. Its snapshots become the current model. While it goes on, the activity says so.
///
/// A run is began(), then started() and so on as in Trainer, then exactly one of finished() and
/// failed(), then ended(). One that cannot start is began(), refused(), ended(); one that is
/// stopped before it starts is began(), ended().
class TrainingRun : public QObject
{
    Q_OBJECT

public:
    /// All outlive the run.
    TrainingRun(
        Activity& activity, CurrentModel& model, CurrentDataset& dataset, RunStore store,
        QObject* parent = nullptr);

    /// How many cores a number of threads that is left open must not count on.
    void leaveCores(int count) { m_trainer.leaveCores(count); }

    /// Begins a run on the current dataset, which must be there. A model that is not saved is kept
    /// first.
    void start(const TrainingSettings& settings);

    /// A kept run, to be resumed.
    struct Resumption {
        QString checkpoint;        ///< the file
        std::optional<int> epochs; ///< how many in all; as many as it was asked for without
        QString dataset;           ///< a name or folder; where the run's own lay when empty
    };
    /// Resumes a kept run where it stood, if nobody else trains it. Its dataset becomes the current
    /// one if it is not yet.
    void resume(const Resumption& resumption);

    /// Each acts within one batch.
    void pause() { m_trainer.pause(); }
    void unpause() { m_trainer.unpause(); }
    void stop();

    /// From began() to ended().
    bool isGoingOn() const { return m_activity.is(Doing::Training); }
    /// Whether the trainer is at work: pausing is possible.
    bool isTraining() const { return m_trainer.isRunning(); }
    /// What the run that goes on, or went on last, was called when it began; empty before the
    /// first. Its model is called so, too, unless the user says otherwise.
    QString name() const { return m_name; }
    /// Its id in the store; empty before the first, or if it cannot be kept.
    QString id() const { return m_id; }
    /// Whether the model in use is that of this run, trained or taught further or not.
    bool isOfModelInUse() const;
    /// What the run that goes on, or went on last, learns from; null before the first.
    const DatasetPointer& dataset() const { return m_trainedOn; }
    /// The run of the store that is live; empty when there is none.
    QString liveRun() const { return m_recorder.id(); }
    /// Where the live run's checkpoint is written; empty when there is none.
    QString checkpointPath() const { return m_recorder.checkpointPath(); }
    /// Waits until the run's last state is written, and says whether it is; for the command line,
    /// in finished().
    Result<Done> finishRecording() { return m_recorder.finish(); }

Q_SIGNALS:
    void began();
    void started(
        const core::TrainingSettings& settings, const core::ThreadChoice& choice,
        const core::Curve& curve);
    void progressed(const core::TrainingProgress& progress);
    void epochEnded(const core::EpochResult& result);
    void paused();
    void unpaused();
    void finished(const core::RunResult& result);
    void failed(const QString& message);
    void refused(const QString& message);
    void ended();
    /// The run, or a moment of it, cannot be kept, in a sentence; it goes on all the same.
    void notKept(const QString& message);
    /// The store has something new of the run.
    void keptRunsChanged();
    /// All moments that the run with this id has now.
    void momentsChanged(const QString& id, const QList<core::Moment>& moments);

private:
    void connectTrainer();
    void begin();
    void
    startTrainer(const DatasetPointer& dataset, const QString& name, std::function<void()> start);
    void useCheckpoint(const Result<RunStatePointer>& state);
    void takeWaitingRun();
    void tryResumption();
    bool isOnItsDataset() const;
    void refuse(const QString& message);
    void tellNotKept(const QString& message);
    void onFinished(const RunResult& result);
    void onFailed(const QString& message);
    void end();

    /// What resume() waits for.
    struct Waiting {
        Resumption resumption;
        RunStatePointer state; ///< null while it is read
        bool isTaken = false;  ///< no other process can resume it, and it is being read
        bool isDatasetAsked = false;
    };

    Activity& m_activity;
    CurrentModel& m_model;
    CurrentDataset& m_dataset;
    DatasetPointer m_trainedOn;
    QString m_name;
    QString m_id;
    int m_modelNumber = 0; ///< CurrentModel::number() of the run's model
    std::optional<Waiting> m_waiting;
    bool m_isStopped = false; ///< before the trainer started
    Job m_reading;
    RunRecorder m_recorder; ///< before the trainer, which sends it states until it is gone
    Trainer m_trainer;
};

} // namespace core
