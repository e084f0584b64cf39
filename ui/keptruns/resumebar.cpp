#include "ui/keptruns/resumebar.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QLocale>
#include <QPushButton>

namespace ui
{

ResumeBar::ResumeBar(QWidget* parent)
    : NoticeBar(QStringLiteral("resumeBar"), Tone::Information, parent)
{
    m_resume = makePushButton("resumeBarButton", "play", tr("Resume run"));
    connect(m_resume, &QPushButton::clicked, this, &ResumeBar::resumeRequested);
    addButton(m_resume);
    setObstacle({});

    QPushButton* dismiss = makePushButton(
        "dismissButton", {}, tr("Dismiss"),
        tr("Leave the run as it is; it stays in the Runs page"));
    connect(dismiss, &QPushButton::clicked, this, &ResumeBar::dismissed);
    addButton(dismiss);
}

void ResumeBar::setObstacle(const QString& why)
{
    m_resume->setEnabled(why.isEmpty());
    m_resume->setToolTip(why.isEmpty() ? tr("Go on where the run was interrupted (F8)") : why);
}

void ResumeBar::offer(const core::RunRecord& run)
{
    const QString what = run.state.outcome == core::Outcome::Stopped
                             ? tr("A run was stopped before its end: %1")
                             : tr("A run was interrupted: %1");
    const QLocale locale;
    const QString where =
        tr("epoch %1 of %2")
            .arg(locale.toString(run.state.epochsDone), locale.toString(run.state.settings.epochs));
    const QString test = run.test() ? tr(", test %1").arg(percentText(run.test()->accuracy)) : "";
    showMessage(tr("%1, %2%3.").arg(what.arg(run.name), where, test));
}

} // namespace ui
