#include "ui/run/statuspresenter.h"

#include "ui/run/runstatus.h"
#include "ui/widgets/notifier.h"

namespace ui
{

StatusPresenter::StatusPresenter(
    core::Workbench& workbench, RunStatus* status, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_status(status)
{
    using core::TrainingRun;
    const TrainingRun* run = &workbench.run();
    connect(run, &TrainingRun::started, m_status, &RunStatus::beginRun);
    connect(run, &TrainingRun::progressed, m_status, &RunStatus::showProgress);
    connect(run, &TrainingRun::epochEnded, m_status, &RunStatus::showEpoch);
    connect(run, &TrainingRun::paused, m_status, [this] { m_status->showPaused(true); });
    connect(run, &TrainingRun::unpaused, m_status, [this] { m_status->showPaused(false); });
    connect(run, &TrainingRun::finished, m_status, &RunStatus::showFinished);
    connect(
        run, &TrainingRun::failed, m_status, [this] { m_status->showEnd(tr("The run failed")); });
    connect(&notifier, &Notifier::statusShown, this, &StatusPresenter::showMessage);
    connect(
        &workbench.model(), &core::CurrentModel::stateChanged, this, &StatusPresenter::showModel);
    connect(
        &workbench.timeline(), &core::Timeline::shownChanged, this, &StatusPresenter::showModel);
    showModel();
}

/// While a run goes on, the status bar is its own.
void StatusPresenter::showMessage(const QString& text)
{
    if (!m_workbench.run().isGoingOn()) {
        m_status->showMessage(text);
    }
}

/// How a run ended is of no interest when another model than its own is in use.
void StatusPresenter::showModel()
{
    const core::TrainingRun& run = m_workbench.run();
    if (!run.isGoingOn() && !run.isOfModelInUse()) {
        m_status->showEnd({});
    }
    m_status->setModelName(m_workbench.timeline().name(), m_workbench.model().isModified());
}

} // namespace ui
