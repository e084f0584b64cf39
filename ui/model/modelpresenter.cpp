#include "ui/model/modelpresenter.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/workbench/modelsource.h"
#include "ui/model/candidatesdialog.h"
#include "ui/model/modeldialog.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/modelrequest.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

#include <utility>

namespace ui
{

namespace
{

constexpr auto recentFilesKey = "recentFiles";
constexpr auto fileKey = "model/file"; ///< of the one in use
constexpr auto runKey = "model/run";   ///< if it has no file

} // namespace

ModelPresenter::ModelPresenter(core::Workbench& workbench, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_model(workbench.model())
    , m_notifier(notifier)
{
    using core::CurrentModel;
    connect(&m_model, &CurrentModel::opened, this, &ModelPresenter::onOpened);
    connect(&m_model, &CurrentModel::saved, this, &ModelPresenter::onSaved);
    connect(&m_model, &CurrentModel::kept, this, &ModelPresenter::onKept);
    connect(&m_model, &CurrentModel::failed, this, &ModelPresenter::onFailed);
    connect(
        &workbench, &core::Workbench::possibilitiesChanged, this, &ModelPresenter::refreshActions);
    connect(&m_model, &CurrentModel::stateChanged, this, &ModelPresenter::rememberModel);
    connect(&m_model, &CurrentModel::stateChanged, this, &ModelPresenter::refreshFacts);
    connect(&m_model, &CurrentModel::predictorChanged, this, &ModelPresenter::refreshFacts);
    createActions();
    refreshActions();
    showRecent();
}

void ModelPresenter::createActions()
{
    m_open = makeAction(this, "openModelAction", "open", tr("&Open model…"), QKeySequence::Open);
    m_recent = new QMenu(tr("Open &recent"), m_notifier.window());
    m_recent->setObjectName("recentMenu");
    m_recent->setToolTipsVisible(true);
    createShippedMenu();
    m_understand = makeAction(
        this, "understandAction", {}, tr("Understand &otherwise…"), Qt::CTRL | Qt::ALT | Qt::Key_O);
    m_save = makeAction(this, "saveAction", "save", tr("&Save model"), QKeySequence::Save);
    m_saveAs = makeAction(
        this, "saveAsAction", {}, tr("Save model &as…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    m_showFacts = makeAction(
        this, "modelFactsAction", "info", tr("A&bout this model…"), Qt::CTRL | Qt::ALT | Qt::Key_I,
        tr("What the model in use is, what it learned from, and how well it reads"));
    connect(m_showFacts, &QAction::triggered, this, &ModelPresenter::showFacts);
    connect(m_open, &QAction::triggered, this, &ModelPresenter::askOpen);
    connect(m_understand, &QAction::triggered, this, &ModelPresenter::askHowToUnderstand);
    connect(m_save, &QAction::triggered, this, [this] { save(); });
    connect(m_saveAs, &QAction::triggered, this, [this] { saveAs(); });
}

void ModelPresenter::createShippedMenu()
{
    m_shipped = new QMenu(tr("Open s&hipped model"), m_notifier.window());
    m_shipped->setObjectName("shippedMenu");
    for (const core::ShippedModel& model : core::shippedModels()) {
        QAction* action = m_shipped->addAction(model.title);
        action->setObjectName("shipped-" + model.id);
        connect(action, &QAction::triggered, this, [this, model] { m_model.openShipped(model); });
    }
}

QList<QAction*> ModelPresenter::actions() const
{
    return {
        m_open,     m_recent->menuAction(), m_shipped->menuAction(), m_understand, m_save, m_saveAs,
        m_showFacts};
}

void ModelPresenter::showFacts()
{
    if (!m_facts) {
        m_facts = new ModelDialog(m_notifier.window());
        connect(m_facts, &ModelDialog::shippedRequested, this, [this] {
            m_model.openShipped(core::shippedModels().first());
        });
        refreshFacts();
        refreshActions();
    }
    m_facts->show();
    m_facts->raise();
    m_facts->activateWindow();
}

void ModelPresenter::refreshFacts()
{
    if (m_facts) {
        const auto run = m_workbench.keptRuns().run(m_model.run());
        m_facts->showFacts(modelFacts(
            m_model.state(), m_workbench.dataset().dataset(), run ? run->name : QString()));
    }
}

/// One that is not saved is the model of a kept run, or will be kept in a file when another takes
/// its place.
void ModelPresenter::rememberModel()
{
    const auto& foreign = m_model.foreignFile();
    QSettings settings;
    settings.setValue(fileKey, foreign ? foreign->path : m_model.path());
    settings.setValue(runKey, m_model.run());
}

void ModelPresenter::begin(bool withLast)
{
    const QSettings settings;
    const QString file = settings.value(fileKey).toString();
    const QString run = settings.value(runKey).toString();
    m_notifier.succeeded(m_model.openShipped());
    if (!withLast) {
        return;
    }
    const core::RunStore& store = m_workbench.keptRuns().store();
    if (QFileInfo(file).isFile()) {
        open(file);
        return;
    }
    const auto record =
        run.isEmpty() ? core::Result<core::RunRecord>(core::Error{}) : store.read(run);
    if (record) {
        m_model.openUnsaved(record->name, core::readerOfRun(store, run), run);
    }
}

/// Opening stays enabled: its key says why nothing can be opened.
void ModelPresenter::refreshActions()
{
    const QString nothingToSave = m_workbench.whyNot(core::Action::SaveModel);
    setTips(
        m_open, tr("Open a model file to predict with"),
        m_workbench.whyNot(core::Action::OpenModel));
    const bool isKnown = m_model.foreignFile() == nullptr;
    setPossible(
        m_understand, tr("Choose the layers of a network of which a file holds only the weights"),
        isKnown ? tr("The model is no other program's network") : QString());
    if (m_facts) {
        m_facts->setShippedObstacle(m_workbench.whyNot(core::Action::OpenModel));
    }
    setPossible(m_save, tr("Save the model"), nothingToSave);
    setPossible(m_saveAs, tr("Save the model to another file"), nothingToSave);
}

void ModelPresenter::askOpen()
{
    if (const QString obstacle = m_workbench.whyNot(core::Action::OpenModel); !obstacle.isEmpty()) {
        m_notifier.fail(obstacle);
        return;
    }
    // More can be opened than saved.
    m_notifier.dialogs().askOpenFile(
        m_notifier.window(), modelRequest(tr("Open a model"), core::modelPatterns()),
        [this](const QString& path) { open(path); });
}

void ModelPresenter::open(const QString& path)
{
    const QString obstacle = m_workbench.whyNot(core::Action::OpenModel);
    obstacle.isEmpty() ? m_model.open(path, {.dataset = datasetToTryOn()})
                       : m_notifier.fail(obstacle);
}

/// The present dataset if it shows digits, or else one that lies on this machine.
core::DatasetSupply ModelPresenter::datasetToTryOn() const
{
    const core::DatasetPointer present = m_workbench.dataset().dataset();
    return present && present->classes.areDigits()
               ? core::DatasetSupply([present] { return present; })
               : core::storedDataset();
}

/// What was assumed, with all that was tried before one was chosen.
core::Assumptions ModelPresenter::withEarlierTrial(const core::ForeignFile& file)
{
    core::Assumptions assumptions = file.assumptions;
    if (file.path == m_tried.path &&
        m_tried.assumptions.trial.best.size() > assumptions.trial.best.size()) {
        assumptions.trial = m_tried.assumptions.trial;
    } else {
        m_tried = file;
    }
    return assumptions;
}

void ModelPresenter::askHowToUnderstand()
{
    const auto foreign = m_model.foreignFile();
    if (!foreign) {
        return;
    }
    auto* dialog = new CandidatesDialog(
        QFileInfo(foreign->path).fileName(), withEarlierTrial(*foreign), m_notifier.window());
    connect(
        dialog, &CandidatesDialog::chosen, this,
        [this, path = foreign->path](const core::Candidate& candidate) {
            openAs(path, candidate);
        });
    dialog->open();
}

void ModelPresenter::openAs(const QString& path, const core::Candidate& candidate)
{
    const QString obstacle = m_workbench.whyNot(core::Action::OpenModel);
    if (!obstacle.isEmpty()) {
        m_notifier.fail(obstacle);
        return;
    }
    m_model.open(
        path,
        {.network = candidate.network, .pixels = candidate.pixels, .dataset = datasetToTryOn()});
}

void ModelPresenter::save(const std::function<void()>& afterwards)
{
    m_model.path().isEmpty() ? saveAs(afterwards) : saveTo(m_model.path(), afterwards);
}

void ModelPresenter::saveAs(const std::function<void()>& afterwards)
{
    m_notifier.dialogs().askSaveFile(
        m_notifier.window(), modelSaveRequest(tr("Save the model"), m_model.name()),
        [this, afterwards](const QString& path) { saveTo(path, afterwards); });
}

void ModelPresenter::saveTo(const QString& path, const std::function<void()>& afterwards)
{
    m_afterSaving = afterwards;
    m_model.save(path);
}

/// A foreign file leaves some of it to be taken as given.
void ModelPresenter::onOpened(const QString& path)
{
    remember(path);
    const auto& foreign = m_model.foreignFile();
    m_notifier.note(
        foreign ? tr("Opened %1, which another program wrote. %2 (To choose otherwise: File > "
                     "Understand otherwise)")
                      .arg(path, core::assumptionsText(foreign->assumptions))
                : tr("Opened %1").arg(path));
}

void ModelPresenter::onSaved(const QString& path)
{
    remember(path);
    m_notifier.note(tr("Saved %1").arg(path));
    if (const auto afterwards = std::exchange(m_afterSaving, {})) {
        afterwards();
    }
}

void ModelPresenter::onKept(const QString& path)
{
    remember(path);
    m_notifier.note(tr("The model before was not saved yet; it is kept as %1").arg(path));
}

void ModelPresenter::onFailed(const QString& message)
{
    m_afterSaving = {};
    m_notifier.fail(message);
}

void ModelPresenter::remember(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = QSettings().value(recentFilesKey).toStringList();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(recentFilesKey, paths.mid(0, maxRecentFiles));
    showRecent();
}

void ModelPresenter::showRecent()
{
    const QStringList paths = QSettings().value(recentFilesKey).toStringList();
    m_recent->clear();
    m_recent->setEnabled(!paths.isEmpty());
    for (const QString& path : paths) {
        QAction* action = m_recent->addAction(QFileInfo(path).fileName());
        action->setToolTip(plainToolTip(path));
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
}

} // namespace ui
