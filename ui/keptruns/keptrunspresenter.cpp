#include "ui/keptruns/keptrunspresenter.h"

#include "core/base/plainline.h"
#include "core/runs/comparison.h"
#include "ui/keptruns/keptrunspage.h"
#include "ui/keptruns/resumedialog.h"
#include "ui/keptruns/runtext.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QDir>

#include <utility>

namespace ui
{

namespace
{

core::Result<core::ModelComparison> compareKept(
    const core::RunStore& store, const QString& idA, const QString& idB,
    const core::LabelledImages& images, const std::stop_token& stop)
{
    const core::Result<core::Model> a = store.model(idA, stop);
    if (!a) {
        return a.error();
    }
    const core::Result<core::Model> b = store.model(idB, stop);
    return b ? core::compareModels(*a, *b, images, stop) : b.error();
}

} // namespace

KeptRunsPresenter::KeptRunsPresenter(
    core::Workbench& workbench, KeptRunsPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_runs(workbench.keptRuns())
    , m_page(page)
    , m_notifier(notifier)
{
    connectPage();
    connect(&m_runs, &core::KeptRuns::changed, this, &KeptRunsPresenter::showRuns);
    connect(&m_runs, &core::KeptRuns::failed, &notifier, &Notifier::fail);
    connect(&m_runs, &core::KeptRuns::runsRemoved, this, [this] {
        note(removalText(m_runs.removed().size()));
    });
    connect(&m_runs, &core::KeptRuns::curveExported, this, [this](const QString& path) {
        note(tr("Exported %1").arg(path));
    });
    connect(&workbench.model(), &core::CurrentModel::adopted, this, [this](const QString& name) {
        note(tr("The model is that of “%1” now").arg(name));
    });
    // What was said of an older model is no longer so.
    const auto forget = [this] { note({}); };
    connect(&workbench.model(), &core::CurrentModel::opened, this, forget);
    connect(&workbench.run(), &core::TrainingRun::began, this, forget);
    connect(
        &workbench, &core::Workbench::possibilitiesChanged, this, &KeptRunsPresenter::showObstacle);
    showObstacle();
}

void KeptRunsPresenter::connectPage()
{
    using Page = KeptRunsPage;
    using core::KeptRuns;
    connect(m_page, &Page::lookedAt, this, &KeptRunsPresenter::onLookedAt);
    connect(m_page, &Page::resumeRequested, this, &KeptRunsPresenter::askResumption);
    connect(m_page, &Page::openRequested, this, &KeptRunsPresenter::openModel);
    connect(m_page, &Page::overlayRequested, &m_runs, &KeptRuns::setOverlaid);
    connect(m_page, &Page::compareRequested, this, &KeptRunsPresenter::compare);
    connect(m_page, &Page::renameRequested, &m_runs, &KeptRuns::rename);
    connect(m_page, &Page::removeRequested, &m_runs, &KeptRuns::remove);
    connect(m_page, &Page::undoRemovalRequested, this, [this] {
        note({});
        m_runs.undoRemoval();
    });
    connect(m_page, &Page::exportRequested, this, &KeptRunsPresenter::exportCurve);
}

void KeptRunsPresenter::onLookedAt()
{
    if (m_runs.isListed()) {
        m_runs.read();
    }
}

void KeptRunsPresenter::showRuns()
{
    if (m_runs.isFolderGone() != std::exchange(m_isFolderGone, m_runs.isFolderGone())) {
        note(
            m_isFolderGone ? tr("The folder of the runs is gone: %1")
                                 .arg(QDir::toNativeSeparators(m_runs.store().root()))
                           : QString());
    }
    m_page->setRuns(m_runs.runs());
    m_page->setOverlays(m_runs.overlays());
    m_page->setUndoable(!m_runs.removed().isEmpty());
    showMessage();
}

void KeptRunsPresenter::showMessage()
{
    const QStringList problems = m_runs.problems();
    for (const QString& problem : problems) {
        if (!m_toldProblems.contains(problem)) {
            m_notifier.note(problem);
        }
    }
    m_toldProblems = problems;
    QStringList lines{m_note, problemsText(problems), removedMomentsText(m_runs.runs())};
    lines.removeAll(QString());
    m_page->showMessage(lines.join('\n'), problems.join('\n'));
}

void KeptRunsPresenter::showObstacle()
{
    m_page->setObstacles(
        m_workbench.whyNot(core::Action::Resume), m_workbench.whyNot(core::Action::OpenModel));
}

void KeptRunsPresenter::note(const QString& text)
{
    m_note = text;
    if (!text.isEmpty()) {
        m_notifier.note(text);
    }
    showMessage();
}

/// Asks until which epoch, then resumes.
void KeptRunsPresenter::askResumption(const QString& id)
{
    const auto run = m_runs.run(id);
    if (!run) {
        return;
    }
    auto* dialog = new ResumeDialog(*run, m_notifier.window());
    connect(dialog, &ResumeDialog::chosen, this, [this, id](int epochs) {
        const QString obstacle = m_workbench.whyNot(core::Action::Resume);
        obstacle.isEmpty() ? m_workbench.run().resume({m_runs.store().checkpointPath(id), epochs})
                           : m_notifier.fail(obstacle);
    });
    dialog->open();
}

void KeptRunsPresenter::openModel(const QString& id)
{
    const auto run = m_runs.run(id);
    if (!run) {
        return;
    }
    if (const QString obstacle = m_workbench.whyNot(core::Action::OpenModel); !obstacle.isEmpty()) {
        m_notifier.fail(obstacle);
        return;
    }
    const auto read = [store = m_runs.store(), id](const std::stop_token& stop) {
        return store.model(id, stop);
    };
    m_workbench.model().openUnsaved(run->name, read, id);
}

void KeptRunsPresenter::compare(const QString& idA, const QString& idB)
{
    const auto a = m_runs.run(idA);
    const auto b = m_runs.run(idB);
    if (!a || !b) {
        return;
    }
    if (m_comparison) {
        m_comparison->close();
    }
    m_comparison = new CompareDialog(*a, *b, m_notifier.window());
    connect(m_comparison, &QDialog::finished, &m_testing, &core::Job::cancel);
    const QString obstacle = core::whyNotComparable(*a, *b, m_workbench.dataset().dataset().get());
    obstacle.isEmpty() ? test(idA, idB) : m_comparison->showNoTest(obstacle);
    m_comparison->show();
}

void KeptRunsPresenter::test(const QString& idA, const QString& idB)
{
    const core::DatasetPointer dataset = m_workbench.dataset().dataset();
    m_comparison->showTesting(dataset->test.size());
    const auto work = [store = m_runs.store(), idA, idB, dataset](const std::stop_token& stop) {
        return compareKept(store, idA, idB, dataset->test, stop);
    };
    m_testing.run(work, [this](const core::Result<core::ModelComparison>& result) {
        if (m_comparison) {
            result ? m_comparison->showTest(*result)
                   : m_comparison->showNoTest(result.error().message);
        }
    });
}

void KeptRunsPresenter::exportCurve(const QString& id)
{
    const auto run = m_runs.run(id);
    if (!run) {
        return;
    }
    const FileRequest request{
        .kind = "export",
        .title = tr("Export the run's curve"),
        .nameFilters = {tr("CSV tables (*.csv)")},
        .defaultSuffix = "csv",
        .suggestedFileName = core::plainFileName(run->name) + ".csv"};
    m_notifier.dialogs().askSaveFile(m_notifier.window(), request, [this, id](const QString& path) {
        m_runs.exportCurve(id, path);
    });
}

} // namespace ui
