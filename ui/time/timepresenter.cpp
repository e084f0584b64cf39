#include "ui/time/timepresenter.h"

#include "ui/time/timebar.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/modelrequest.h"
#include "ui/widgets/notifier.h"

namespace ui
{

TimePresenter::TimePresenter(
    core::Workbench& workbench, TimeBar* bar, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_model(workbench.model())
    , m_timeline(workbench.timeline())
    , m_bar(bar)
    , m_notifier(notifier)
{
    using core::Timeline;
    connect(m_bar, &TimeBar::momentWanted, &m_timeline, &Timeline::show);
    connect(m_bar, &TimeBar::nowWanted, &m_timeline, &Timeline::backToNow);
    connect(m_bar, &TimeBar::playWanted, &m_timeline, &Timeline::play);
    connect(m_bar, &TimeBar::pauseWanted, &m_timeline, &Timeline::pause);
    connect(m_bar, &TimeBar::saveWanted, this, &TimePresenter::save);
    connect(&m_timeline, &Timeline::momentsChanged, this, &TimePresenter::showMoments);
    connect(&m_timeline, &Timeline::shownChanged, this, &TimePresenter::showShown);
    connect(&m_timeline, &Timeline::playingChanged, m_bar, &TimeBar::setPlaying);
    connect(&m_model, &core::CurrentModel::copySaved, this, [this](const QString& path) {
        m_notifier.note(tr("Saved %1").arg(path));
    });
    connect(&m_timeline, &Timeline::failed, this, [this](const QString& message) {
        m_notifier.fail(message);
        showShown(); // what was asked for is not shown
    });
    showMoments();
}

void TimePresenter::showMoments()
{
    m_bar->setMoments(
        static_cast<int>(m_timeline.moments().size()),
        m_workbench.whyNot(core::Action::PlayMoments));
    showShown();
}

void TimePresenter::showShown()
{
    m_bar->setSaveObstacle(m_workbench.whyNot(core::Action::SaveMoment));
    const std::optional<int> shown = m_timeline.shown();
    if (!shown) {
        m_bar->setShown({}, tr("now"), m_timeline.name());
        return;
    }
    m_bar->setShown(
        shown, core::momentText(m_timeline.moments()[*shown].epochs),
        m_timeline.name() + '\n' + m_workbench.resumptionText());
}

/// Another moment may be shown when the dialog is answered.
void TimePresenter::save()
{
    const auto save = [this, moment = m_timeline.predictor()](const QString& path) {
        m_model.saveCopy(moment, path);
    };
    m_notifier.dialogs().askSaveFile(
        m_notifier.window(),
        modelSaveRequest(tr("Save the model of this moment"), m_timeline.name()), save);
}

} // namespace ui
