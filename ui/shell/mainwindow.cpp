#include "ui/shell/mainwindow.h"

#include "core/base/versions.h"
#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetpresenter.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/drawpresenter.h"
#include "ui/draw/secondmodelpresenter.h"
#include "ui/help/helpmenu.h"
#include "ui/insight/mistakespage.h"
#include "ui/keptruns/resumebar.h"
#include "ui/keptruns/resumepresenter.h"
#include "ui/model/exportpresenter.h"
#include "ui/model/modelpresenter.h"
#include "ui/run/chartpresenter.h"
#include "ui/run/runstatus.h"
#include "ui/run/runwarning.h"
#include "ui/run/statuspresenter.h"
#include "ui/run/trainbar.h"
#include "ui/run/trainingchart.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/appearancemenu.h"
#include "ui/shell/fileopener.h"
#include "ui/shell/fileprogress.h"
#include "ui/shell/languagemenu.h"
#include "ui/shell/placepane.h"
#include "ui/shell/presentation.h"
#include "ui/shell/windowcloser.h"
#include "ui/shell/windowplace.h"
#include "ui/time/timebar.h"
#include "ui/time/timepresenter.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/mimefiles.h"
#include "ui/widgets/themedicon.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLoggingCategory>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

namespace ui
{

namespace
{

/// `QT_LOGGING_RULES="digitlab.*.info=true"` tells on stderr what the window does.
Q_LOGGING_CATEGORY(windowLog, "digitlab.window", QtWarningMsg)

/// Where the screen has room.
constexpr QSize firstSize{1280, 860};
/// Shares of the width, of the chart's column and the panel; more than there is of it.
constexpr int leftShare = 6400;
constexpr int rightShare = 3600;

constexpr auto columnsKey = "window/columns";
constexpr auto rowsKey = "window/rows";
constexpr auto wholeSideKey = "window/wholeSide";

QSplitter* makeSplitter(Qt::Orientation orientation, const QString& name)
{
    auto* splitter = new QSplitter(orientation);
    splitter->setObjectName(name);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

void showAboutBox(QWidget* parent)
{
    QStringList versions = core::versionLines();
    const QString program = versions.takeFirst();
    auto* box = new QMessageBox(
        QMessageBox::NoIcon, MainWindow::tr("About DigitLab"),
        MainWindow::tr(
            "<h3>%1</h3><p>A desktop lab for handwritten digits: train a LibTorch "
            "network, watch it learn, draw a digit and have it read.</p><p>Free software under "
            "the GNU General Public License, version 3 or later.</p><p>%2</p>")
            .arg(program, versions.join(QStringLiteral(", "))),
        QMessageBox::Close, parent);
    box->setObjectName("aboutBox");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(themedIcon("digitlab").pixmap(64));
    box->open();
}

} // namespace

MainWindow::MainWindow(
    core::Workbench& workbench, std::unique_ptr<Dialogs> dialogs, QWidget* parent)
    : QMainWindow(parent)
    , m_workbench(workbench)
    , m_dialogs(dialogs ? std::move(dialogs) : std::make_unique<StandardDialogs>())
    , m_notifier(*m_dialogs, this)
{
    setObjectName("mainWindow");
    setAcceptDrops(true);
    buildCentre();
    buildStatusBar();
    createPresenters();
    fillFileMenu();
    fillOtherMenus();
    connect(
        &m_workbench.model(), &core::CurrentModel::stateChanged, this, &MainWindow::showModelName);
    connect(this, &MainWindow::firstPainted, this, [] { qCInfo(windowLog, "painted"); });
    connect(&m_workbench.dataset(), &core::CurrentDataset::changed, this, [] {
        qCInfo(windowLog, "ready");
    });
    restoreLayout();
}

// Declared here, where what the pointers point to is known.
MainWindow::~MainWindow() = default;

void MainWindow::load(const QString& modelPath, const QString& dataset)
{
    m_model->begin(modelPath.isEmpty());
    if (!modelPath.isEmpty()) {
        m_files->open(modelPath);
    }
    m_notifier.succeeded(m_workbench.teaching().load());
    m_workbench.keptRuns().load();
    m_dataset->load(dataset);
}

void MainWindow::keepAndClose()
{
    m_closer->keepAndClose();
}

void MainWindow::tellFailure(const QString& message)
{
    m_notifier.fail(
        tr("The window could not do what it was about to do: %1. A run goes on").arg(message));
}

void MainWindow::buildCentre()
{
    m_trainBar = new TrainBar(m_workbench.settings());
    m_drawPanel = new DrawPanel;
    m_columns = makeSplitter(Qt::Horizontal, "columns");
    m_columns->addWidget(makeLeftColumn());
    m_columns->addWidget(m_drawPanel);
    m_columns->setStretchFactor(0, leftShare);
    m_columns->setStretchFactor(1, rightShare);

    auto* centre = new QWidget;
    auto* middle = makeLayout<QHBoxLayout>({4, 4, 0, 4}, 4);
    middle->addWidget(m_places->rail());
    middle->addWidget(m_columns, 1);
    auto* layout = makeLayout<QVBoxLayout>({}, 0, centre);
    layout->addWidget(m_trainBar);
    layout->addLayout(middle, 1);
    setCentralWidget(centre);
}

/// Notices come and go above the chart, where they do not move the canvas.
QWidget* MainWindow::makeLeftColumn()
{
    m_resumeBar = new ResumeBar;
    m_chart = new TrainingChart;
    m_timeBar = new TimeBar;
    m_rows = makeSplitter(Qt::Vertical, "rows");
    m_rows->addWidget(m_chart);
    createPlaces();
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_warning = new RunWarning;
    m_warning->follow(m_workbench.run(), m_workbench.model());
    auto* column = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, 4, column);
    layout->addWidget(m_resumeBar);
    layout->addWidget(m_warning);
    layout->addWidget(m_rows, 1);
    return column;
}

void MainWindow::createPlaces()
{
    m_places = new PlacePane(makePlaces(m_workbench, m_notifier), this);
    QWidget* pages = m_places->pages();
    // The slider lies under the chart, and stays when a page takes the chart's room.
    m_below = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, 0, m_below);
    layout->addWidget(m_timeBar);
    layout->addWidget(pages, 1);
    m_rows->addWidget(m_below);
    m_dataset = pages->findChild<DatasetPresenter*>();
    connect(m_dataset, &DatasetPresenter::missing, this, [this, pages] {
        m_places->show(pages->findChild<DatasetPage*>());
    });
    const core::TestReadings* readings = &m_workbench.readings();
    connect(readings, &core::TestReadings::mistakesAsked, this, [this, pages] {
        m_places->show(pages->findChild<MistakesPage*>());
    });
    m_wholeSide = makeAction(
        this, "wholeSideAction", {}, tr("Page over the &chart"), Qt::Key_F9,
        tr("Give the page the room of the chart too"));
    m_wholeSide->setCheckable(true);
    connect(m_wholeSide, &QAction::toggled, m_chart, &QWidget::setHidden);
}

void MainWindow::buildStatusBar()
{
    auto* status = new RunStatus;
    statusBar()->addWidget(status, 1);
    statusBar()->addPermanentWidget(new FileProgress(m_workbench));
    statusBar()->setSizeGripEnabled(false);
    new StatusPresenter(m_workbench, status, m_notifier, status);
}

void MainWindow::createPresenters()
{
    auto* training = new TrainingPresenter(m_workbench, m_trainBar, m_notifier, m_trainBar);
    connect(m_warning, &RunWarning::repairRequested, training, &TrainingPresenter::trainRepaired);
    m_export = new ExportPresenter(m_workbench, m_notifier, this);
    m_charts = new ChartPresenter(m_workbench, m_chart, m_notifier, m_chart);
    new TimePresenter(m_workbench, m_timeBar, m_notifier, m_timeBar);
    m_draw = new DrawPresenter(m_workbench, m_drawPanel, m_notifier, m_drawPanel);
    new SecondModelPresenter(m_workbench, m_drawPanel, m_notifier, m_drawPanel);
    m_resume = new ResumePresenter(m_workbench, m_resumeBar, m_resumeBar);
    m_model = new ModelPresenter(m_workbench, m_notifier, this);
    m_closer = new WindowCloser(m_workbench, m_model, m_notifier, this);
    m_place = new WindowPlace(this);
    m_presentation = new Presentation(
        {.window = this,
         .columns = m_columns,
         .chart = m_chart,
         .panel = m_drawPanel,
         .others = {menuBar(), statusBar(), m_trainBar, m_places->rail(), m_below}});
    m_files = std::make_unique<FileOpener>(m_workbench.drawing(), m_dataset, m_model);
    connect(m_draw, &DrawPresenter::filesGiven, this, [this](const QStringList& paths) {
        m_files->openAll(paths);
    });
}

QMenu* MainWindow::addMenu(const QString& text)
{
    QMenu* menu = menuBar()->addMenu(text);
    menu->setToolTipsVisible(true);
    return menu;
}

void MainWindow::fillFileMenu()
{
    QMenu* menu = addMenu(tr("&File"));
    menu->addActions(m_model->actions());
    menu->addAction(m_timeBar->saveAction());
    menu->addSeparator();
    menu->addActions(m_draw->fileActions());
    menu->addMenu(m_dataset->getMenu());
    menu->addSeparator();
    QMenu* exports = menu->addMenu(themedIcon("export"), tr("&Export"));
    exports->setObjectName("exportMenu");
    exports->setToolTipsVisible(true);
    exports->addActions(m_export->actions());
    exports->addSeparator();
    exports->addActions(m_charts->actions());
    menu->addSeparator();
    QAction* quit =
        makeAction(this, "quitAction", {}, tr("&Quit"), Qt::CTRL | Qt::Key_Q, tr("Close DigitLab"));
    connect(quit, &QAction::triggered, this, &QWidget::close);
    menu->addAction(quit);
}

void MainWindow::fillOtherMenus()
{
    QMenu* edit = addMenu(tr("&Edit"));
    edit->addActions({m_drawPanel->undoAction(), m_drawPanel->redoAction()});
    edit->addSeparator();
    edit->addActions({m_charts->copyAction(), m_draw->copyAction(), m_draw->pasteAction()});
    edit->addAction(m_drawPanel->clearAction());
    QMenu* train = addMenu(tr("&Train"));
    train->addActions(m_trainBar->actions());
    train->addAction(m_resume->action());
    train->addSeparator();
    train->addActions(m_dataset->actions());
    QMenu* view = addMenu(tr("&View"));
    view->addActions(m_places->actions());
    view->addSeparator();
    view->addActions({m_wholeSide, m_presentation->action()});
    view->addMenu(m_chart->menu());
    view->addSeparator();
    view->addActions(m_timeBar->actions());
    view->addSeparator();
    view->addMenu(makeAppearanceMenu(this));
    view->addMenu(makeLanguageMenu(m_notifier));

    QAction* about = makeAction(
        this, "aboutAction", "info", tr("&About DigitLab"), {}, tr("What this program is"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, [this] { showAboutBox(this); });
    QAction* aboutQt = makeAction(
        this, "aboutQtAction", {}, tr("About &Qt"), {}, tr("The toolkit of this window"));
    aboutQt->setMenuRole(QAction::AboutQtRole);
    connect(aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    QMenu* help = addMenu(tr("&Help"));
    auto* helpMenu = new HelpMenu(help, this);
    connect(this, &MainWindow::firstPainted, helpMenu, &HelpMenu::startTourOnce);
    help->addActions({about, aboutQt});
}

void MainWindow::showModelName()
{
    setWindowTitle(tr("%1[*] – DigitLab").arg(m_workbench.model().name()));
    setWindowModified(m_workbench.model().isModified());
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    m_place->restore(firstSize);
    if (!m_columns->restoreState(settings.value(columnsKey).toByteArray())) {
        m_columns->setSizes({leftShare, rightShare});
    }
    if (!m_rows->restoreState(settings.value(rowsKey).toByteArray())) {
        m_rows->setSizes({3000, 2000}); // shares of the height; more than there is of it
    }
    m_wholeSide->setChecked(settings.value(wholeSideKey).toBool());
}

void MainWindow::keepLayout()
{
    m_presentation->action()->setChecked(false);
    m_place->keep();
    QSettings settings;
    settings.setValue(columnsKey, m_columns->saveState());
    settings.setValue(rowsKey, m_rows->saveState());
    settings.setValue(wholeSideKey, m_wholeSide->isChecked());
}

void MainWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    if (!m_isPainted) {
        m_isPainted = true;
        // Queued: this event's picture is on the screen by then.
        QMetaObject::invokeMethod(this, &MainWindow::firstPainted, Qt::QueuedConnection);
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool mayClose = m_closer->mayClose();
    event->setAccepted(mayClose);
    if (mayClose) {
        keepLayout();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    if (const QStringList paths = localFiles(*event->mimeData()); !paths.isEmpty()) {
        event->acceptProposedAction();
        m_files->openAll(paths);
    }
}

} // namespace ui
