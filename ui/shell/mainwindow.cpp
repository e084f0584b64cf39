#include "ui/shell/mainwindow.h"

#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetpresenter.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/drawpresenter.h"
#include "ui/keptruns/resumebar.h"
#include "ui/keptruns/resumepresenter.h"
#include "ui/model/exportpresenter.h"
#include "ui/model/modelpresenter.h"
#include "ui/model/modelprogress.h"
#include "ui/run/chartpresenter.h"
#include "ui/run/runstatus.h"
#include "ui/run/runwarning.h"
#include "ui/run/statuspresenter.h"
#include "ui/run/trainbar.h"
#include "ui/run/trainingchart.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/aboutbox.h"
#include "ui/shell/appearancemenu.h"
#include "ui/shell/fileopener.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/pages.h"
#include "ui/shell/windowcloser.h"
#include "ui/shell/windowstate.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLoggingCategory>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui
{

namespace
{

/// `QT_LOGGING_RULES="digitlab.*.info=true"` tells on stderr what the window does.
Q_LOGGING_CATEGORY(windowLog, "digitlab.window", QtWarningMsg)

QSplitter* makeSplitter(Qt::Orientation orientation, const QString& name)
{
    auto* splitter = new QSplitter(orientation);
    splitter->setObjectName(name);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

MainWindow::MainWindow(
    core::Workbench& workbench, std::unique_ptr<Dialogs> dialogs, QWidget* parent)
    : QMainWindow(parent)
    , m_workbench(workbench)
    , m_dialogs(dialogs ? std::move(dialogs) : std::make_unique<StandardDialogs>())
    , m_notifier(*m_dialogs, this)
    , m_menu(std::make_unique<MainMenu>(menuBar()))
{
    setObjectName("mainWindow");
    setAcceptDrops(true);
    buildCentre();
    buildStatusBar();
    createPresenters();
    fillMenus();
    connectMenus();
    connect(
        &m_workbench.model(), &core::CurrentModel::stateChanged, this, &MainWindow::showModelName);
    connect(this, &MainWindow::firstPainted, this, [] { qCInfo(windowLog, "painted"); });
    connect(&m_workbench.dataset(), &core::CurrentDataset::changed, this, [] {
        qCInfo(windowLog, "ready");
    });
    restoreWindowState({this, m_columns, m_rows});
}

// Declared here, where what the pointers point to is known.
MainWindow::~MainWindow() = default;

void MainWindow::load(const QString& modelPath, const QString& dataset)
{
    m_notifier.succeeded(m_workbench.model().openShipped());
    if (!modelPath.isEmpty()) {
        m_files->open(modelPath);
    }
    m_notifier.succeeded(m_workbench.teaching().load());
    m_workbench.keptRuns().load();
    m_dataset->load(dataset);
}

void MainWindow::buildCentre()
{
    m_trainBar = new TrainBar(m_workbench.settings());
    m_resumeBar = new ResumeBar;
    m_chart = new TrainingChart;
    m_drawPanel = new DrawPanel;
    m_rows = makeSplitter(Qt::Vertical, "rows");
    m_rows->addWidget(m_chart);
    addPages();
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_columns = makeSplitter(Qt::Horizontal, "columns");
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_drawPanel);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);

    auto* warning = new RunWarning;
    warning->follow(m_workbench.run());
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->addWidget(m_trainBar);
    layout->addWidget(m_resumeBar);
    layout->addWidget(warning);
    layout->addWidget(m_columns, 1);
    setCentralWidget(centre);
}

void MainWindow::addPages()
{
    m_pages = new QTabWidget;
    m_pages->setObjectName("inspectTabs");
    m_pages->setDocumentMode(true);
    for (const Page& page : makePages(m_workbench, m_notifier)) {
        m_pages->addTab(page.widget, themedIcon(page.icon), page.title);
    }
    m_rows->addWidget(m_pages);
    m_dataset = m_pages->findChild<DatasetPresenter*>();
    connect(m_dataset, &DatasetPresenter::missing, this, [this] {
        m_pages->setCurrentWidget(m_pages->findChild<DatasetPage*>());
    });
}

void MainWindow::buildStatusBar()
{
    auto* status = new RunStatus;
    statusBar()->addWidget(status, 1);
    statusBar()->addPermanentWidget(new ModelProgress(m_workbench));
    statusBar()->setSizeGripEnabled(false);
    new StatusPresenter(m_workbench, status, m_notifier, status);
}

void MainWindow::createPresenters()
{
    new TrainingPresenter(m_workbench, m_trainBar, m_notifier, m_trainBar);
    new ExportPresenter(m_workbench, m_menu->exportMenu, m_notifier, m_menu->exportMenu);
    m_charts = new ChartPresenter(m_workbench, m_chart, m_notifier, m_chart);
    m_draw = new DrawPresenter(m_workbench, m_drawPanel, m_notifier, m_drawPanel);
    m_resume = new ResumePresenter(m_workbench, m_resumeBar, m_resumeBar);
    m_model = new ModelPresenter(m_workbench, m_notifier, this);
    m_closer = new WindowCloser(m_workbench, m_model, m_notifier, this);
    m_files = std::make_unique<FileOpener>(m_dataset, m_draw, m_model);
    connect(m_draw, &DrawPresenter::filesGiven, this, [this](const QStringList& paths) {
        m_files->openAll(paths);
    });
}

void MainWindow::fillMenus()
{
    QAction* const beforePaste = m_menu->paste;
    m_menu->editMenu->insertActions(
        beforePaste, {m_drawPanel->undoAction(), m_drawPanel->redoAction()});
    m_menu->editMenu->insertSeparator(beforePaste);
    m_menu->editMenu->addAction(m_drawPanel->clearAction());

    QAction* const beforeFetch = m_menu->fetch;
    m_menu->trainMenu->insertActions(
        beforeFetch, {m_trainBar->trainAction(), m_trainBar->pauseAction(),
                      m_trainBar->stopAction(), m_resume->action()});
    m_menu->trainMenu->insertSeparator(beforeFetch);

    m_menu->viewMenu->addAction(m_chart->zoomAction());
    m_menu->viewMenu->addMenu(makeAppearanceMenu(this));
}

void MainWindow::connectMenus()
{
    const auto onTrigger = [](QAction* action, auto* receiver, auto slot) {
        connect(action, &QAction::triggered, receiver, slot);
    };
    onTrigger(m_menu->openModel, m_model, &ModelPresenter::askOpen);
    onTrigger(m_menu->save, m_model, [this] { m_model->save(); });
    onTrigger(m_menu->saveAs, m_model, [this] { m_model->saveAs(); });
    onTrigger(m_menu->openPicture, m_draw, &DrawPresenter::askPicture);
    onTrigger(m_menu->openInk, m_draw, &DrawPresenter::askInk);
    onTrigger(m_menu->saveInk, m_draw, &DrawPresenter::askSaveInk);
    onTrigger(m_menu->paste, m_draw, &DrawPresenter::paste);
    onTrigger(m_menu->exportPng, m_charts, &ChartPresenter::exportPng);
    onTrigger(m_menu->exportCsv, m_charts, &ChartPresenter::exportCsv);
    onTrigger(m_menu->fetch, &m_workbench.dataset(), &core::CurrentDataset::fetch);
    onTrigger(m_menu->chooseFolder, m_dataset, &DatasetPresenter::askFolder);
    onTrigger(m_menu->quit, this, &QWidget::close);
    onTrigger(m_menu->about, this, [this] { showAboutBox(this); });
    onTrigger(m_menu->aboutQt, qApp, &QApplication::aboutQt);
    connect(m_model, &ModelPresenter::recentFilesChanged, this, &MainWindow::showRecentFiles);
    showRecentFiles();
}

void MainWindow::showRecentFiles()
{
    m_menu->showRecentFiles(
        m_model->recentFiles(), [this](const QString& path) { m_model->open(path); });
}

void MainWindow::showModelName()
{
    setWindowTitle(tr("%1[*] – DigitLab").arg(m_workbench.model().name()));
    setWindowModified(m_workbench.model().isModified());
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
        keepWindowState({this, m_columns, m_rows});
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
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        m_files->openAll(paths);
    }
}

} // namespace ui
