#include "ui/run/trainingpresenter.h"

#include "core/runs/checkpoint.h"
#include "core/training/evaluation.h"
#include "ui/model/modelsession.h"
#include "ui/run/runstatus.h"
#include "ui/run/runwarning.h"
#include "ui/run/trainbar.h"
#include "ui/run/trainingchart.h"
#include "ui/shell/logpage.h"

#include <QLocale>
#include <QLoggingCategory>
#include <QtConcurrentRun>

namespace ui
{

namespace
{

/// `QT_LOGGING_RULES="digitlab.run.info=true"` tells on stderr how runs go.
Q_LOGGING_CATEGORY(runLog, "digitlab.run", QtWarningMsg)

/// A run's state as it is to go on, from its checkpoint.
core::Result<core::RunStatePointer>
resumedState(const QString& path, int epochs, const core::Dataset& dataset)
{
    core::Result<core::RunState> read = core::readCheckpoint(path);
    if (!read) {
        return read.error();
    }
    auto state = std::make_shared<core::RunState>(*std::move(read));
    state->settings.epochs = epochs;
    if (const core::Result<core::Done> fits = core::checkFits(*state, dataset); !fits) {
        return core::inFile(path, fits.error());
    }
    return core::RunStatePointer(std::move(state));
}

QString percent(double share)
{
    return QLocale().toString(share * 100, 'f', 2) + " %";
}

} // namespace

TrainingPresenter::TrainingPresenter(const RunViews& views, ModelSession* session, QObject* parent)
    : QObject(parent)
    , m_views(views)
    , m_session(session)
{
    connect(m_views.bar, &TrainBar::trainRequested, this, &TrainingPresenter::train);
    connect(m_views.bar, &TrainBar::pauseRequested, &m_trainer, &core::Trainer::pause);
    connect(m_views.bar, &TrainBar::unpauseRequested, &m_trainer, &core::Trainer::unpause);
    connect(m_views.bar, &TrainBar::stopRequested, this, &TrainingPresenter::stop);
    connectTrainer();
    connectRecorder();
}

void TrainingPresenter::connectTrainer()
{
    using core::Trainer;
    // On two cores, with a digit being drawn, two threads trained no faster than one (1.53 to 1.71
    // and 1.43 to 1.66 s for three epochs) and doubled the 99th percentile of the event loop's
    // gaps.
    m_trainer.leaveCores(1);
    connect(&m_trainer, &Trainer::started, this, &TrainingPresenter::onStarted);
    connect(&m_trainer, &Trainer::progressed, this, &TrainingPresenter::onProgressed);
    connect(&m_trainer, &Trainer::epochEnded, this, &TrainingPresenter::onEpochEnded);
    connect(&m_trainer, &Trainer::snapshotTaken, m_session, &ModelSession::takeSnapshot);
    connect(&m_trainer, &Trainer::paused, this, [this] { onPaused(true); });
    connect(&m_trainer, &Trainer::unpaused, this, [this] { onPaused(false); });
    connect(&m_trainer, &Trainer::finished, this, &TrainingPresenter::onFinished);
    connect(&m_trainer, &Trainer::failed, this, &TrainingPresenter::onFailed);
}

void TrainingPresenter::connectRecorder()
{
    using core::RunRecorder;
    // Directly: what a run has reached is kept even while the window has no time.
    connect(
        &m_trainer, &core::Trainer::stateTaken, &m_recorder, &RunRecorder::record,
        Qt::DirectConnection);
    connect(&m_recorder, &RunRecorder::recorded, this, &TrainingPresenter::runsChanged);
    connect(&m_recorder, &RunRecorder::released, this, &TrainingPresenter::runsChanged);
    connect(&m_recorder, &RunRecorder::failed, this, &TrainingPresenter::onNotKept);
}

void TrainingPresenter::setDataset(const core::DatasetPointer& dataset)
{
    m_dataset = dataset;
    showIdle();
}

void TrainingPresenter::setTeaching(bool isTeaching)
{
    m_isTeaching = isTeaching;
    showIdle();
}

void TrainingPresenter::showIdle()
{
    if (m_dataset && !isRunning()) {
        m_views.bar->setState(m_isTeaching ? TrainBar::State::Teaching : TrainBar::State::Ready);
    }
}

void TrainingPresenter::train(const core::TrainingSettings& settings)
{
    if (!beginModel()) {
        return;
    }
    const core::Result<core::Done> begun = m_recorder.begin();
    m_trainer.start(m_dataset, settings);
    showBegun();
    if (!begun) {
        onNotKept(begun.error().message);
    }
}

void TrainingPresenter::stop()
{
    m_isReadingStopped = m_isReading;
    m_trainer.stop();
}

/// The run has begun as soon as its checkpoint is being read: nothing else begins meanwhile, and no
/// other process goes on with it.
void TrainingPresenter::resumeRun(const QString& id, int epochs)
{
    if (const core::Result<core::Done> live = m_recorder.resume(id); !live) {
        Q_EMIT failed(live.error().message);
        return;
    }
    m_isReading = true;
    m_isReadingStopped = false;
    showBegun();
    const QString path = m_recorder.checkpointPath();
    const auto read = [path, epochs, dataset = m_dataset] {
        return resumedState(path, epochs, *dataset);
    };
    using Read = core::Result<core::RunStatePointer>;
    QtConcurrent::run(read).then(this, [this, dataset = m_dataset](const Read& state) {
        m_isReading = false;
        if (m_isReadingStopped || !resume(dataset, state)) {
            m_recorder.end();
            end();
        }
    });
}

/// Whether the run goes on; if not, the reason was told.
bool TrainingPresenter::resume(
    const core::DatasetPointer& dataset, const core::Result<core::RunStatePointer>& state)
{
    if (!state) {
        Q_EMIT failed(state.error().message);
        return false;
    }
    if (!beginModel()) {
        return false;
    }
    m_trainer.resume(dataset, *state);
    return true;
}

void TrainingPresenter::showBegun()
{
    m_views.bar->setState(TrainBar::State::Running);
    Q_EMIT began();
}

/// Whether there is room for a run's model: the one before is kept, should it not be saved yet.
bool TrainingPresenter::beginModel()
{
    const core::Result<QString> kept = m_session->beginNew();
    if (!kept) {
        Q_EMIT failed(kept.error().message);
        return false;
    }
    if (!kept->isEmpty()) {
        m_views.log->append(tr("The model before was not saved yet; it is kept as %1").arg(*kept));
    }
    return true;
}

/// The run is in memory still, and its model can be saved elsewhere.
void TrainingPresenter::onNotKept(const QString& message)
{
    const QString what =
        isRunning() ? tr("The run cannot be kept for a later resumption; training goes on. %1")
                    : tr("What the run ended with cannot be kept in the list of runs. %1");
    const QString text = what.arg(message);
    m_views.log->append(text);
    Q_EMIT failed(text);
}

void TrainingPresenter::onStarted(
    const core::TrainingSettings& settings, const core::ThreadChoice& choice,
    const core::Curve& curve)
{
    m_views.chart->beginRun(settings, curve);
    m_views.status->beginRun(settings);
    m_views.warning->showDeadOutputs({});
    if (!curve.isEmpty()) {
        m_views.log->append(
            tr("Resumed after epoch %1").arg(QLocale().toString(curve.lastEpoch(), 'f', 2)));
    }
    m_views.log->append(tr("Training %1, head `%2`, on %3: %4 epochs, batch %5, rate %6, seed %7, "
                           "threads %8 (%9)")
                            .arg(core::layersText(settings.network))
                            .arg(core::headName(settings.network.head))
                            .arg(m_dataset->name)
                            .arg(settings.epochs)
                            .arg(settings.batchSize)
                            .arg(settings.learningRate)
                            .arg(settings.seed)
                            .arg(choice.threads)
                            .arg(choice.reason));
    qCInfo(runLog, "threads %d: %s", choice.threads, qPrintable(choice.reason));
}

void TrainingPresenter::onProgressed(const core::TrainingProgress& progress)
{
    m_views.chart->addProgress(progress);
    m_views.status->showProgress(progress);
}

void TrainingPresenter::onEpochEnded(const core::EpochResult& result)
{
    m_views.chart->addEpoch(result);
    m_views.status->showEpoch(result);
    qCInfo(runLog, "epoch %d test %.4f", result.epoch, result.test.accuracy);
    if (result.epoch == 0) {
        m_views.log->append(tr("Before training: test %1").arg(percent(result.test.accuracy)));
        return;
    }
    m_views.warning->showDeadOutputs(result.deadOutputs);
    m_views.log->append(tr("Epoch %1: train %2, test %3, %4 s")
                            .arg(result.epoch)
                            .arg(percent(result.train.accuracy), percent(result.test.accuracy))
                            .arg(QLocale().toString(result.seconds, 'f', 2)));
    if (!result.deadOutputs.isEmpty()) {
        m_views.log->append(core::deadOutputsText(result.deadOutputs));
    }
}

void TrainingPresenter::onPaused(bool isPaused)
{
    m_views.bar->setState(isPaused ? TrainBar::State::Paused : TrainBar::State::Running);
    m_views.status->showPaused(isPaused);
}

void TrainingPresenter::onFinished(const core::RunResult& result)
{
    m_views.status->showFinished(result);
    m_views.warning->showDeadOutputs(result.deadOutputs);
    const bool isComplete = result.outcome == core::Outcome::Completed;
    m_views.log->append(
        (isComplete ? tr("Completed: test %1 in %2 s") : tr("Stopped: test %1 after %2 s"))
            .arg(percent(result.test.accuracy), QLocale().toString(result.seconds, 'f', 1)));
    qCInfo(runLog, "%s", qPrintable(core::outcomeName(result.outcome)));
    m_recorder.end();
    end();
}

void TrainingPresenter::onFailed(const QString& message)
{
    m_views.status->showMessage(tr("The run failed"));
    m_views.log->append(message);
    qCInfo(runLog, "failed: %s", qPrintable(message));
    m_recorder.endFailed();
    end();
    Q_EMIT failed(message);
}

void TrainingPresenter::end()
{
    m_views.chart->endRun();
    showIdle();
    Q_EMIT ended();
}

} // namespace ui
