#pragma once

#include "core/data/dataset.h"
#include "core/runs/runrecorder.h"
#include "core/training/trainer.h"

#include <QObject>

namespace ui
{

class LogPage;
class ModelSession;
class RunStatus;
class RunWarning;
class TrainBar;
class TrainingChart;

/// The widgets that show a run; all outlive the presenter.
struct RunViews {
    TrainBar* bar;
    TrainingChart* chart;
    RunStatus* status;
    RunWarning* warning;
    LogPage* log;
};

/// Owns the trainer, shows its runs in the views, and hands its snapshots to the model session.
/// Lives on the GUI thread, owned by the main window.
class TrainingPresenter : public QObject
{
    Q_OBJECT

public:
    TrainingPresenter(const RunViews& views, ModelSession* session, QObject* parent = nullptr);

    /// Makes training possible.
    void setDataset(const core::DatasetPointer& dataset);
    /// From began() to ended().
    bool isRunning() const { return m_isReading || m_trainer.isRunning(); }
    /// Ends a run within one batch; ended() follows.
    void stop();
    /// Goes on with a run of the store until it has so many epochs in all. failed() says why not.
    void resumeRun(const QString& id, int epochs);
    /// The run of the store that is being trained; empty when none is.
    QString liveRun() const { return m_recorder.id(); }
    /// While a model is taught, no run begins.
    void setTeaching(bool isTeaching);

Q_SIGNALS:
    void began();
    /// After finished or failed, when all views show the end.
    void ended();
    void failed(const QString& message);
    /// The store has something new of the run: it was written, or nobody's any more.
    void runsChanged();

private:
    void connectTrainer();
    void connectRecorder();
    void train(const core::TrainingSettings& settings);
    bool
    resume(const core::DatasetPointer& dataset, const core::Result<core::RunStatePointer>& state);
    void showBegun();
    bool beginModel();
    void onNotKept(const QString& message);
    void onStarted(
        const core::TrainingSettings& settings, const core::ThreadChoice& choice,
        const core::Curve& curve);
    void onProgressed(const core::TrainingProgress& progress);
    void onEpochEnded(const core::EpochResult& result);
    void onPaused(bool isPaused);
    void onFinished(const core::RunResult& result);
    void onFailed(const QString& message);
    void showIdle();
    void end();

    RunViews m_views;
    ModelSession* m_session;
    core::DatasetPointer m_dataset;
    bool m_isTeaching = false;
    bool m_isReading = false; ///< the checkpoint of the run that is to go on
    bool m_isReadingStopped = false;
    core::RunRecorder m_recorder; ///< before the trainer, which sends it states until it is gone
    core::Trainer m_trainer;
};

} // namespace ui
