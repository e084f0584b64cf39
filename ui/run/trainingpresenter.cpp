#include "ui/run/trainingpresenter.h"

#include "core/base/exacttext.h"
#include "core/network/layertext.h"
#include "core/training/evaluation.h"
#include "core/training/fittedsettings.h"
#include "core/training/presets.h"
#include "ui/run/trainbar.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/numbertext.h"

#include <QLocale>
#include <QLoggingCategory>

namespace ui
{

namespace
{

/// `QT_LOGGING_RULES="digitlab.run.info=true"` tells on stderr how runs go.
Q_LOGGING_CATEGORY(runLog, "digitlab.run", QtWarningMsg)

} // namespace

TrainingPresenter::TrainingPresenter(
    core::Workbench& workbench, TrainBar* bar, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_bar(bar)
    , m_notifier(notifier)
{
    using core::TrainingRun;
    TrainingRun& run = workbench.run();
    // On two cores, with a digit being drawn, two threads trained no faster than one (1.53 to 1.71
    // and 1.43 to 1.66 s for three epochs) and doubled the 99th percentile of the event loop's
    // gaps.
    run.leaveCores(1);
    connect(m_bar, &TrainBar::trainRequested, this, [this] {
        m_workbench.run().start(m_workbench.settings().settings());
    });
    connect(m_bar, &TrainBar::pauseRequested, &run, &TrainingRun::pause);
    connect(m_bar, &TrainBar::unpauseRequested, &run, &TrainingRun::unpause);
    connect(m_bar, &TrainBar::stopRequested, &run, &TrainingRun::stop);
    connect(&run, &TrainingRun::started, this, &TrainingPresenter::onStarted);
    connect(&run, &TrainingRun::epochEnded, this, &TrainingPresenter::onEpochEnded);
    connect(&run, &TrainingRun::finished, this, &TrainingPresenter::onFinished);
    connect(&run, &TrainingRun::failed, this, &TrainingPresenter::onFailed);
    connect(&run, &TrainingRun::refused, &m_notifier, &Notifier::fail);
    connect(&run, &TrainingRun::notKept, &m_notifier, &Notifier::fail);
    connect(
        &workbench, &core::Workbench::possibilitiesChanged, this, &TrainingPresenter::refreshBar);
    connect(
        &workbench, &core::Workbench::possibilitiesChanged, this, &TrainingPresenter::startRepaired,
        Qt::QueuedConnection); // not in the midst of what ends the run before
    refreshBar();
}

void TrainingPresenter::trainRepaired()
{
    m_isRepairWanted = true;
    m_workbench.run().stop();
    startRepaired();
}

void TrainingPresenter::startRepaired()
{
    if (!m_isRepairWanted || m_workbench.activity().is(core::Doing::Training)) {
        return;
    }
    m_isRepairWanted = false;
    core::TrainingSettings repaired = m_lastSettings;
    repaired.network.head = core::Head::Logits;
    repaired.preset = core::preset("repaired")->id;
    m_workbench.settings().set(repaired);
    m_workbench.run().start(repaired);
}

void TrainingPresenter::refreshBar()
{
    using State = TrainBar::State;
    const core::Activity& activity = m_workbench.activity();
    const State running = activity.is(core::Doing::Paused) ? State::Paused : State::Running;
    m_bar->setState(
        activity.is(core::Doing::Training) ? running : State::Idle,
        {m_workbench.whyNot(core::Action::Train), m_workbench.whyNot(core::Action::Pause),
         m_workbench.whyNot(core::Action::Stop)});
}

void TrainingPresenter::onStarted(
    const core::TrainingSettings& settings, const core::ThreadChoice& choice,
    const core::Curve& curve)
{
    m_lastSettings = settings;
    if (!curve.isEmpty()) {
        m_notifier.note(
            tr("Resumed after epoch %1").arg(QLocale().toString(curve.lastEpoch(), 'f', 2)));
    }
    const core::Classes& classes = m_workbench.run().dataset()->classes;
    m_notifier.note(tr("Training %1, head `%2`, on %3: %4 epochs, batch %5, rate %6, seed %7, "
                       "threads %8 (%9)")
                        .arg(core::layersText(core::fittedTo(classes, settings).network))
                        .arg(core::headName(settings.network.head))
                        .arg(m_workbench.run().dataset()->name)
                        .arg(settings.epochs)
                        .arg(settings.batchSize)
                        .arg(core::plainText(settings.learningRate))
                        .arg(settings.seed)
                        .arg(choice.threads)
                        .arg(choice.reason));
    const QString leftOut = core::leftOutText(classes, settings);
    if (!leftOut.isEmpty()) {
        m_notifier.note(leftOut);
    }
    qCInfo(runLog, "threads %d: %s", choice.threads, qPrintable(choice.reason));
}

void TrainingPresenter::onEpochEnded(const core::EpochResult& result)
{
    qCInfo(runLog, "epoch %d test %.4f", result.epoch, result.test.accuracy);
    if (result.epoch == 0) {
        m_notifier.note(tr("Before training: test %1").arg(percentText(result.test.accuracy, 2)));
        return;
    }
    m_notifier.note(
        tr("Epoch %1: train %2, test %3, %4 s")
            .arg(result.epoch)
            .arg(percentText(result.train.accuracy, 2), percentText(result.test.accuracy, 2))
            .arg(QLocale().toString(result.seconds, 'f', 2)));
    if (!result.deadOutputs.isEmpty()) {
        m_notifier.note(
            core::deadOutputsText(result.deadOutputs, m_workbench.run().dataset()->classes));
    }
}

void TrainingPresenter::onFinished(const core::RunResult& result)
{
    const bool isComplete = result.outcome == core::Outcome::Completed;
    m_notifier.note(
        (isComplete ? tr("Completed: test %1 in %2 s") : tr("Stopped: test %1 after %2 s"))
            .arg(percentText(result.test.accuracy, 2), QLocale().toString(result.seconds, 'f', 1)));
    qCInfo(runLog, "%s", qPrintable(core::outcomeName(result.outcome)));
}

void TrainingPresenter::onFailed(const QString& message)
{
    qCInfo(runLog, "failed: %s", qPrintable(message));
    m_notifier.fail(message);
}

} // namespace ui
