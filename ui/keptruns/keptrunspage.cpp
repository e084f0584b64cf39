#include "ui/keptruns/keptrunspage.h"

#include "core/workbench/keptruns.h"
#include "ui/keptruns/keptrunsmodel.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/toolstrip.h"
#include "ui/widgets/undokey.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

QString whyNotResumable(const core::RunRecord& run)
{
    if (run.isComplete()) {
        return run.state.settings.epochs < core::TrainingSettings::maxEpochs
                   ? QString()
                   : KeptRunsPage::tr("The run has as many epochs as a run can have");
    }
    return run.isInterrupted() ? QString() : KeptRunsPage::tr("The run cannot be resumed");
}

} // namespace

KeptRunsPage::KeptRunsPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new KeptRunsModel(this))
    , m_view(new QTableView)
    , m_empty(makeHint("runsEmpty"))
    , m_message(makeLabel("runsMessage", tr("What happened to the runs")))
    , m_stack(new QStackedWidget)
{
    setNames(this, "runsPage", tr("Runs"));
    m_empty->setText(tr("Click Train: every run is kept here with its settings, its curve and its "
                        "model, the last %1 of them. Then resume, compare or overlay them.")
                         .arg(core::RunStore::maxRuns));
    createActions();
    createView();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);

    auto* layout = makeLayout<QVBoxLayout>({}, 0, this);
    layout->addLayout(createTools());
    layout->addWidget(m_stack, 1);
    layout->addLayout(createFooter());
    connectActions();
    new UndoKey(
        m_view, [this] { return !m_undo->isHidden(); }, [this] { m_undo->click(); });
    setUndoable(false);
    setRuns({});
}

KeptRunsPage::~KeptRunsPage()
{
    // The view's selection ends after the members that its slot refers to.
    m_view->selectionModel()->disconnect(this);
}

void KeptRunsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT lookedAt();
}

void KeptRunsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible()) {
        Q_EMIT lookedAt();
    }
}

void KeptRunsPage::createActions()
{
    using Key = QKeySequence;
    const auto make = [this](const char* name, const char* icon, const QString& text, Key key) {
        QAction* action = makeAction(m_view, name, icon, text, key);
        // Not while a name is edited: its editor has the focus then.
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        m_view->addAction(action);
        return action;
    };
    m_resume = make("resumeRunAction", "play", tr("&Resume…"), Qt::CTRL | Qt::Key_R);
    m_open = make("openRunAction", "model", tr("&Open model"), Qt::Key_Return);
    m_overlay = make("overlayAction", "overlay", tr("Over&lay"), Qt::CTRL | Qt::Key_L);
    m_overlay->setCheckable(true);
    m_compare = make("compareAction", "compare", tr("&Compare"), Qt::CTRL | Qt::Key_M);
    m_rename = make("renameRunAction", "rename", tr("Re&name"), Qt::Key_F2);
    m_remove = make("deleteRunAction", "delete", tr("&Delete"), Key::Delete);
    m_exportCsv =
        make("exportRunAction", "export", tr("E&xport CSV…"), Qt::CTRL | Qt::SHIFT | Qt::Key_X);
}

void KeptRunsPage::createView()
{
    setUpTable(m_view, "runsView", tr("Runs, the newest first"));
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setWordWrap(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    layOutColumns();
    connect(m_view, &QWidget::customContextMenuRequested, this, &KeptRunsPage::showMenu);
    connect(m_view, &QTableView::doubleClicked, this, &KeptRunsPage::onActivated);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &KeptRunsPage::refreshActions);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &KeptRunsPage::refreshActions);
    connect(m_model, &KeptRunsModel::renameRequested, this, &KeptRunsPage::renameRequested);
}

void KeptRunsPage::layOutColumns()
{
    QHeaderView* header = m_view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(KeptRunsModel::Name, QHeaderView::Stretch);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 8);
}

QLayout* KeptRunsPage::createTools()
{
    auto* tools = makeLayout<QHBoxLayout>({8, 8, 8, 8}, 6);
    auto* strip = new ToolStrip(Qt::Horizontal, Qt::ToolButtonTextBesideIcon);
    for (QAction* action :
         {m_resume, m_open, m_overlay, m_compare, m_rename, m_remove, m_exportCsv}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        setNames(button, action->objectName().replace("Action", "Button"), action->iconText());
        strip->addButton(button);
    }
    tools->addWidget(strip, 1);
    tools->addWidget(new HelpButton("runsHelp", {"run", "checkpoint"}));
    return tools;
}

/// What happened, and beside it the way back.
QLayout* KeptRunsPage::createFooter()
{
    m_message->setWordWrap(true);
    m_message->setContentsMargins(8, 4, 8, 4);
    // A long path must not widen the window; the tool tip has all of it.
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_message->hide();
    m_undo = makePushButton(
        "undoDeleteRunButton", "undo", tr("Undo &delete"),
        tr("Bring back the runs that were deleted (Ctrl+Z in the list, or Alt+D)"));
    connect(m_undo, &QPushButton::clicked, this, &KeptRunsPage::undoRemovalRequested);
    auto* footer = new QHBoxLayout;
    footer->setContentsMargins(0, 0, 8, 0);
    footer->addWidget(m_message, 1);
    footer->addWidget(m_undo);
    return footer;
}

void KeptRunsPage::connectActions()
{
    const auto withRun = [this](QAction* action, auto requested) {
        connect(action, &QAction::triggered, this, [this, requested] {
            if (const auto run = selectedRun()) {
                (this->*requested)(run->id);
            }
        });
    };
    withRun(m_resume, &KeptRunsPage::resumeRequested);
    withRun(m_open, &KeptRunsPage::openRequested);
    withRun(m_exportCsv, &KeptRunsPage::exportRequested);
    connect(m_overlay, &QAction::triggered, this, [this](bool isShown) {
        for (const QString& id : selectedIds()) {
            Q_EMIT overlayRequested(id, isShown);
        }
    });
    connect(m_compare, &QAction::triggered, this, [this] {
        const QStringList ids = selectedIds();
        Q_EMIT compareRequested(ids.value(0), ids.value(1));
    });
    connect(m_rename, &QAction::triggered, this, [this] {
        m_view->edit(m_view->currentIndex().siblingAtColumn(KeptRunsModel::Name));
    });
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(selectedIds()); });
}

void KeptRunsPage::setRuns(const QList<core::RunRecord>& runs)
{
    m_model->setRuns(runs);
    m_stack->setCurrentWidget(runs.isEmpty() ? static_cast<QWidget*>(m_empty) : m_view);
    refreshActions();
}

void KeptRunsPage::setOverlays(const QMap<QString, int>& colours)
{
    m_overlays = colours;
    m_model->setOverlays(colours);
    refreshActions();
}

void KeptRunsPage::setObstacles(const QString& resuming, const QString& opening)
{
    m_resumeObstacle = resuming;
    m_openObstacle = opening;
    refreshActions();
}

void KeptRunsPage::setUndoable(bool removal)
{
    m_undo->setVisible(removal);
}

void KeptRunsPage::showMessage(const QString& text, const QString& details)
{
    m_message->setText(text);
    m_message->setToolTip(plainToolTip(details.isEmpty() ? text : details));
    m_message->setVisible(!text.isEmpty());
}

void KeptRunsPage::onActivated(const QModelIndex& index)
{
    if (index.column() == KeptRunsModel::Name) {
        m_rename->trigger();
    } else {
        m_open->trigger();
    }
}

void KeptRunsPage::showMenu(const QPoint& position)
{
    if (selectedIds().isEmpty()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName("runsMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_view->actions());
    menu->insertSeparator(m_rename);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void KeptRunsPage::refreshActions()
{
    const QStringList ids = selectedIds();
    const std::optional<core::RunRecord> run = selectedRun();
    const bool isShown =
        std::ranges::any_of(ids, [this](const QString& id) { return m_overlays.contains(id); });
    const bool isRoom = m_overlays.size() + ids.size() <= core::KeptRuns::maxOverlays;
    const bool isLive = std::ranges::any_of(
        ids, [this](const QString& id) { return m_model->run(m_model->rowOf(id)).isLive; });
    const QString one = run ? QString() : tr("Select one run first");
    const QString any = ids.isEmpty() ? tr("Select a run first") : QString();
    const auto first = [](const QString& a, const QString& b) { return a.isEmpty() ? b : a; };
    m_resume->setText(run && run->isComplete() ? tr("&Train longer…") : tr("&Resume…"));
    setPossible(
        m_resume, tr("Go on with the run, also for more epochs"),
        first(first(m_resumeObstacle, one), run ? whyNotResumable(*run) : QString()));
    setPossible(m_open, tr("Read drawings with the run's model"), first(m_openObstacle, one));
    m_overlay->setChecked(isShown);
    setPossible(
        m_overlay, tr("Show the run's accuracy in the chart"),
        first(
            any, isShown || (isRoom && !isLive)
                     ? QString()
                     : tr("The chart shows %1 runs beside its own at most, and the one that is "
                          "being trained anyway")
                           .arg(core::KeptRuns::maxOverlays)));
    setPossible(
        m_compare, tr("Compare settings and accuracy of the two runs"),
        ids.size() == 2 ? QString() : tr("Select two runs first, with Ctrl+click"));
    setPossible(m_rename, tr("Give the run a name"), one);
    setPossible(
        m_remove, tr("Delete the runs that are selected"),
        first(any, isLive ? tr("The run is being trained") : QString()));
    setPossible(m_exportCsv, tr("Write the run's curve to a CSV file"), one);
}

QStringList KeptRunsPage::selectedIds() const
{
    QStringList ids;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        ids.append(m_model->run(index.row()).id);
    }
    std::ranges::sort(ids, std::greater()); // as in the table
    return ids;
}

std::optional<core::RunRecord> KeptRunsPage::selectedRun() const
{
    const QStringList ids = selectedIds();
    return ids.size() == 1 ? std::optional(m_model->run(m_model->rowOf(ids.first())))
                           : std::nullopt;
}

} // namespace ui
