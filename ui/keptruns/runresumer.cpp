#include "ui/keptruns/runresumer.h"

#include "core/runs/comparison.h"
#include "ui/keptruns/resumebar.h"
#include "ui/keptruns/resumedialog.h"
#include "ui/run/trainingpresenter.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QDir>
#include <QSettings>

namespace ui
{

namespace
{

constexpr auto dismissedKey = "runs/dismissed";

} // namespace

RunResumer::RunResumer(ResumeBar* bar, TrainingPresenter* run, QWidget* window, QObject* parent)
    : QObject(parent)
    , m_bar(bar)
    , m_run(run)
    , m_window(window)
    , m_action(new QAction(themedIcon("play"), tr("&Resume run"), this))
{
    m_action->setObjectName("resumeAction");
    m_action->setShortcut(Qt::Key_F8);
    connect(m_action, &QAction::triggered, this, &RunResumer::resumeNewest);
    connect(m_bar, &ResumeBar::resumeRequested, this, &RunResumer::resumeNewest);
    connect(m_bar, &ResumeBar::dismissed, this, &RunResumer::dismiss);
    connect(m_run, &TrainingPresenter::began, this, &RunResumer::onRunBegan);
    refreshAction();
}

void RunResumer::setRuns(const QList<core::RunRecord>& runs)
{
    m_runs = runs;
    refreshOffer();
    refreshAction();
}

void RunResumer::setObstacle(const QString& why)
{
    m_obstacle = why;
    if (!why.isEmpty()) {
        cancel();
    }
    refreshAction();
}

void RunResumer::setDataset(const core::DatasetPointer& dataset)
{
    m_dataset = dataset;
    tryRequest();
}

std::optional<core::RunRecord> RunResumer::newest() const
{
    const bool isThere = !m_runs.isEmpty() && m_runs.first().isInterrupted();
    return isThere ? std::optional(m_runs.first()) : std::nullopt;
}

void RunResumer::offer()
{
    const std::optional<core::RunRecord> run = newest();
    if (run && m_obstacle.isEmpty() && QSettings().value(dismissedKey) != run->id) {
        m_offered = run->id;
        m_bar->offer(*run);
    }
}

/// The bar speaks of the run that its button goes on with, or of none.
void RunResumer::refreshOffer()
{
    if (m_bar->isHidden()) {
        return;
    }
    const std::optional<core::RunRecord> run = newest();
    run && run->id == m_offered ? m_bar->offer(*run) : m_bar->hide();
}

void RunResumer::dismiss()
{
    if (const std::optional<core::RunRecord> run = newest()) {
        QSettings().setValue(dismissedKey, run->id);
    }
    m_bar->hide();
}

void RunResumer::ask(const core::RunRecord& run)
{
    auto* dialog = new ResumeDialog(run, m_window);
    connect(dialog, &ResumeDialog::chosen, this, [this, run](int epochs) { resume(run, epochs); });
    dialog->open();
}

void RunResumer::resumeNewest()
{
    const std::optional<core::RunRecord> run = newest();
    if (run && m_obstacle.isEmpty()) {
        resume(*run, run->state.settings.epochs);
    }
}

void RunResumer::resume(const core::RunRecord& run, int epochs)
{
    if (!m_obstacle.isEmpty()) {
        Q_EMIT failed(m_obstacle);
        return;
    }
    QSettings().remove(dismissedKey); // should it be interrupted again, it is offered again
    m_bar->hide();
    m_request = Request{run, epochs};
    tryRequest();
}

/// The run's own dataset is loaded if another one, or none, is there.
void RunResumer::tryRequest()
{
    if (!m_request || !m_obstacle.isEmpty()) {
        return;
    }
    const core::RunRecord run = m_request->run;
    const QString folder = run.state.datasetFolder;
    if (hasDatasetOf(run)) {
        const int epochs = m_request->epochs;
        m_request.reset();
        m_run->resumeRun(run.id, epochs);
    } else if (!m_request->isDatasetAsked && !folder.isEmpty()) {
        m_request->isDatasetAsked = true;
        Q_EMIT datasetWanted(folder);
    } else if (m_dataset) {
        m_request.reset();
        Q_EMIT failed(
            tr("“%1” learns from %2 (SHA-256 %3…), and what is loaded is another dataset. "
               "Choose its folder in the menu Train, then resume the run.")
                .arg(
                    run.name,
                    folder.isEmpty() ? tr("a dataset that is not known")
                                     : QDir::toNativeSeparators(folder),
                    core::datasetHash(run).left(8)));
    }
}

bool RunResumer::hasDatasetOf(const core::RunRecord& run) const
{
    return m_dataset && QString::fromLatin1(m_dataset->sha256) == core::datasetHash(run);
}

void RunResumer::onRunBegan()
{
    m_request.reset();
    m_bar->hide();
}

void RunResumer::refreshAction()
{
    const std::optional<core::RunRecord> run = newest();
    m_action->setEnabled(run && m_obstacle.isEmpty());
    const QString what = run ? tr("Go on with “%1”").arg(run->name)
                             : tr("The newest run is complete; there is none to resume");
    m_action->setToolTip(
        m_action->isEnabled() || m_obstacle.isEmpty() ? withShortcut(what, m_action) : m_obstacle);
}

} // namespace ui
