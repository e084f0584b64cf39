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
    connect(run, &TrainingRun::failed, m_status, [this] {
        m_status->showMessage(tr("The run failed"));
    });
    connect(&notifier, &Notifier::statusShown, this, &StatusPresenter::showMessage);
    connect(
        &workbench, &core::Workbench::possibilitiesChanged, this, &StatusPresenter::showObstacle);
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

/// Only a missing dataset is worth a line: what is done just now can be seen elsewhere.
void StatusPresenter::showObstacle()
{
    const bool isMissing = !m_workbench.dataset().dataset();
    const QString obstacle = isMissing ? m_workbench.whyNot(core::Action::Train) : QString();
    if (obstacle != m_obstacle) {
        m_obstacle = obstacle;
        showMessage(obstacle);
    }
}

void StatusPresenter::showModel()
{
    m_status->setModelName(m_workbench.timeline().name(), m_workbench.model().isModified());
}

} // namespace ui
