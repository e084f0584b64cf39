#include "ui/keptruns/resumepresenter.h"

#include "ui/keptruns/resumebar.h"
#include "ui/widgets/actions.h"

#include <QAction>
#include <QSettings>

#include <utility>

namespace ui
{

namespace
{

constexpr auto dismissedKey = "runs/dismissed";

} // namespace

ResumePresenter::ResumePresenter(core::Workbench& workbench, ResumeBar* bar, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_bar(bar)
    , m_action(makeAction(this, "resumeAction", "play", tr("&Resume run"), Qt::Key_F8))
{
    connect(m_action, &QAction::triggered, this, &ResumePresenter::resume);
    connect(m_bar, &ResumeBar::resumeRequested, this, &ResumePresenter::resume);
    connect(m_bar, &ResumeBar::dismissed, this, &ResumePresenter::dismiss);
    connect(&workbench.run(), &core::TrainingRun::began, this, &ResumePresenter::onRunBegan);
    connect(&workbench.keptRuns(), &core::KeptRuns::changed, this, &ResumePresenter::refresh);
    connect(&workbench, &core::Workbench::possibilitiesChanged, this, &ResumePresenter::refresh);
    refresh();
}

void ResumePresenter::refresh()
{
    const auto run = m_workbench.keptRuns().newestInterrupted();
    const QString obstacle = m_workbench.whyNot(core::Action::Resume);
    setPossible(
        m_action, run ? tr("Resume “%1”").arg(run->name) : QString(),
        run || !obstacle.isEmpty() ? obstacle : tr("The newest run is not one to be resumed"));
    m_bar->setObstacle(obstacle);
    if (m_workbench.keptRuns().isListed() && obstacle.isEmpty() &&
        std::exchange(m_isOfferDue, false)) {
        offer();
    } else if (!m_bar->isHidden()) {
        // The bar speaks of the run that its button resumes, or of none.
        run && run->id == m_offered ? m_bar->offer(*run) : m_bar->hide();
    }
}

void ResumePresenter::offer()
{
    const auto run = m_workbench.keptRuns().newestInterrupted();
    if (run && m_action->isEnabled() && QSettings().value(dismissedKey) != run->id) {
        m_offered = run->id;
        m_bar->offer(*run);
    }
}

void ResumePresenter::dismiss()
{
    QSettings().setValue(dismissedKey, m_offered);
    m_bar->hide();
}

void ResumePresenter::resume()
{
    if (const auto run = m_workbench.keptRuns().newestInterrupted(); run && m_action->isEnabled()) {
        m_workbench.run().resume({m_workbench.keptRuns().store().checkpointPath(run->id)});
    }
}

/// If it is interrupted again, it is offered again.
void ResumePresenter::onRunBegan()
{
    QSettings().remove(dismissedKey);
    m_isOfferDue = false;
    m_bar->hide();
}

} // namespace ui
