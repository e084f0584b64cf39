#include "ui/keptruns/keptrunspresenter.h"

#include "core/base/savefile.h"
#include "core/prediction/predictor.h"
#include "ui/keptruns/keptruns.h"
#include "ui/keptruns/keptrunspage.h"
#include "ui/keptruns/runcomparer.h"
#include "ui/keptruns/runresumer.h"
#include "ui/keptruns/runtext.h"
#include "ui/model/modelsession.h"
#include "ui/run/curvechart.h"
#include "ui/run/trainbar.h"
#include "ui/run/trainingchart.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/logpage.h"
#include "ui/widgets/dialogs.h"

#include <QDir>

#include <utility>

namespace ui
{

namespace
{

core::Result<core::PredictorPointer> predictorOf(const core::RunStore& store, const QString& id)
{
    core::Result<core::Model> model = store.model(id);
    return model ? core::Predictor::create(*std::move(model)) : model.error();
}

} // namespace

KeptRunsPresenter::KeptRunsPresenter(
    const RunsViews& views, QObject* parent, const core::RunStore& store)
    : QObject(parent)
    , m_views(views)
    , m_kept(new KeptRuns(store, this))
    , m_trash(std::make_shared<core::RunTrash>(store))
    , m_resumer(new RunResumer(views.bar, views.run, views.window, this))
    , m_comparer(new RunComparer(store, views.window, this))
{
    connectTab();
    connectRun();
    refreshObstacle();
}

void KeptRunsPresenter::connectTab()
{
    using Tab = KeptRunsPage;
    connect(m_views.tab, &Tab::resumeRequested, this, [this](const QString& id) {
        if (const auto run = m_kept->run(id)) {
            m_resumer->ask(*run);
        }
    });
    connect(m_views.tab, &Tab::lookedAt, this, &KeptRunsPresenter::onLookedAt);
    connect(m_views.tab, &Tab::openRequested, this, &KeptRunsPresenter::openModel);
    connect(m_views.tab, &Tab::overlayRequested, this, &KeptRunsPresenter::overlay);
    connect(m_views.tab, &Tab::compareRequested, this, &KeptRunsPresenter::compare);
    connect(m_views.tab, &Tab::renameRequested, this, &KeptRunsPresenter::rename);
    connect(m_views.tab, &Tab::removeRequested, this, &KeptRunsPresenter::remove);
    connect(m_views.tab, &Tab::undoRemovalRequested, this, &KeptRunsPresenter::undoRemoval);
    connect(m_views.tab, &Tab::exportRequested, this, &KeptRunsPresenter::exportCurve);
}

void KeptRunsPresenter::connectRun()
{
    connect(m_views.run, &TrainingPresenter::runsChanged, this, &KeptRunsPresenter::onRunsChanged);
    connect(m_views.run, &TrainingPresenter::began, this, &KeptRunsPresenter::refreshObstacle);
    connect(m_views.run, &TrainingPresenter::ended, this, &KeptRunsPresenter::refreshObstacle);
    connect(
        m_views.trainBar, &TrainBar::editableChanged, this, &KeptRunsPresenter::refreshObstacle);
    connect(m_kept, &KeptRuns::changed, this, &KeptRunsPresenter::showRuns);
    connect(m_kept, &KeptRuns::folderVanished, this, &KeptRunsPresenter::onFolderVanished);
    connect(m_resumer, &RunResumer::datasetWanted, this, &KeptRunsPresenter::datasetWanted);
    connect(m_resumer, &RunResumer::failed, this, &KeptRunsPresenter::showError);
}

void KeptRunsPresenter::load()
{
    m_kept->enqueue([trash = m_trash] { trash->emptyAbandoned(); }, [] {});
    m_kept->read();
}

void KeptRunsPresenter::setDataset(const core::DatasetPointer& dataset)
{
    m_comparer->setDataset(dataset);
    m_resumer->setDataset(dataset);
}

void KeptRunsPresenter::onDatasetFailed()
{
    m_resumer->cancel();
}

QAction* KeptRunsPresenter::resumeAction() const
{
    return m_resumer->action();
}

void KeptRunsPresenter::onLookedAt()
{
    if (m_isListed) {
        m_kept->read();
    }
}

/// While a run goes on, only that one changes: the others need not be read again.
void KeptRunsPresenter::onRunsChanged()
{
    const QString live = m_views.run->liveRun();
    if (!live.isEmpty() && m_kept->run(live)) {
        m_kept->read(live);
    } else {
        m_kept->read();
    }
}

void KeptRunsPresenter::onFolderVanished()
{
    m_isFolderVanished = true;
    m_note = tr("The folder of the runs is gone: %1")
                 .arg(QDir::toNativeSeparators(m_kept->store().root()));
    m_views.log->append(m_note);
}

void KeptRunsPresenter::showRuns()
{
    if (m_isFolderVanished && !m_kept->runs().isEmpty()) {
        m_isFolderVanished = false;
        m_note.clear();
    }
    m_views.tab->setRuns(m_kept->runs());
    m_resumer->setRuns(m_kept->runs());
    showMessage();
    showOverlays();
    if (!std::exchange(m_isListed, true)) {
        m_resumer->offer();
    }
}

void KeptRunsPresenter::showMessage()
{
    const QStringList problems = m_kept->problems();
    for (const QString& problem : problems) {
        if (!m_toldProblems.contains(problem)) {
            m_views.log->append(problem);
        }
    }
    m_toldProblems = problems;
    QStringList lines{m_note, problemsText(problems)};
    lines.removeAll(QString());
    m_views.tab->showMessage(lines.join('\n'), problems.join('\n'));
}

void KeptRunsPresenter::refreshObstacle()
{
    QString obstacle;
    if (m_views.run->isRunning()) {
        obstacle = tr("A run is going on");
    } else if (m_views.trainBar->state() == TrainBar::State::Teaching) {
        obstacle = tr("The model is being taught");
    }
    m_views.tab->setObstacle(obstacle);
    m_resumer->setObstacle(obstacle);
}

void KeptRunsPresenter::openModel(const QString& id)
{
    const auto run = m_kept->run(id);
    if (!run) {
        return;
    }
    const auto read = [store = m_kept->store(), id] { return predictorOf(store, id); };
    using Read = core::Result<core::PredictorPointer>;
    m_kept->enqueue(read, [this, name = run->name](const Read& predictor) {
        predictor ? takeModel(*predictor, name) : showError(predictor.error().message);
    });
}

void KeptRunsPresenter::takeModel(const core::PredictorPointer& predictor, const QString& name)
{
    if (m_views.run->isRunning()) {
        showError(tr("A training run goes on, and its network is the model. Stop the run first, "
                     "then open the model of “%1”.")
                      .arg(name));
        return;
    }
    const core::Result<QString> kept = m_views.session->takeUnsaved(predictor, fileNameOf(name));
    if (!kept) {
        showError(kept.error().message);
        return;
    }
    if (!kept->isEmpty()) {
        m_views.log->append(tr("The model before was not saved yet; it is kept as %1").arg(*kept));
    }
    note(tr("The model is that of “%1” now").arg(name));
}

void KeptRunsPresenter::overlay(const QString& id, bool isShown)
{
    m_overlays.set(id, isShown);
    showOverlays();
}

void KeptRunsPresenter::showOverlays()
{
    m_views.chart->setOverlays(m_overlays.take(m_kept->runs()));
    m_views.tab->setOverlays(m_overlays.colours());
}

void KeptRunsPresenter::compare(const QString& idA, const QString& idB)
{
    const auto a = m_kept->run(idA);
    const auto b = m_kept->run(idB);
    if (a && b) {
        m_comparer->compare(*a, *b);
    }
}

void KeptRunsPresenter::rename(const QString& id, const QString& name)
{
    const auto write = [store = m_kept->store(), id, name] { return store.rename(id, name); };
    m_kept->enqueue(write, [this](const core::Result<core::Done>& done) { onWritten(done); });
}

/// Only what was deleted last can be brought back.
void KeptRunsPresenter::remove(const QStringList& ids)
{
    const auto take = [trash = m_trash, ids] {
        core::RunTrash::Removed taken = trash->moveIn(ids);
        if (!taken.ids.isEmpty()) {
            trash->keepOnly(taken.ids);
        }
        return taken;
    };
    m_kept->enqueue(take, [this](const core::RunTrash::Removed& taken) { onRemoved(taken); });
}

/// Nothing is taken where the key is pressed once more before the list is read again.
void KeptRunsPresenter::onRemoved(const core::RunTrash::Removed& taken)
{
    if (!taken.ids.isEmpty()) {
        m_removed = taken.ids;
        m_views.tab->setUndoable(true);
        note(removalText(m_removed.size()));
    }
    if (!taken.error.isEmpty()) {
        showError(taken.error);
    }
    m_kept->read();
}

void KeptRunsPresenter::undoRemoval()
{
    const auto giveBack = [trash = m_trash, ids = m_removed] { return trash->giveBack(ids); };
    m_removed.clear();
    m_views.tab->setUndoable(false);
    note({});
    m_kept->enqueue(giveBack, [this](const core::Result<core::Done>& done) { onWritten(done); });
}

/// Shows what kept the store from being written, and what is in it now.
void KeptRunsPresenter::onWritten(const core::Result<core::Done>& done)
{
    if (!done) {
        showError(done.error().message);
    }
    m_kept->read();
}

void KeptRunsPresenter::exportCurve(const QString& id)
{
    const auto run = m_kept->run(id);
    if (!run) {
        return;
    }
    const FileRequest request{
        .kind = "export",
        .title = tr("Export the run's curve"),
        .nameFilters = {tr("CSV tables (*.csv)")},
        .defaultSuffix = "csv",
        .suggestedFileName = fileNameOf(run->name) + ".csv"};
    const auto write = [this, curve = run->state.curve](const QString& path) {
        const auto save = [curve, path] { return core::saveFile(path, curve.csv().toUtf8()); };
        m_kept->enqueue(save, [this, path](const core::Result<core::Done>& done) {
            done ? note(tr("Exported %1").arg(path)) : showError(done.error().message);
        });
    };
    m_views.dialogs->askSaveFile(m_views.window, request, write);
}

void KeptRunsPresenter::note(const QString& text)
{
    m_note = text;
    if (!text.isEmpty()) {
        m_views.log->append(text);
    }
    showMessage();
}

void KeptRunsPresenter::showError(const QString& message)
{
    m_views.log->append(message);
    m_views.dialogs->showError(m_views.window, tr("DigitLab"), message);
}

} // namespace ui
