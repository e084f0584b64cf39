#include "ui/shell/mainwindow.h"

#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetpresenter.h"
#include "ui/draw/drawpanel.h"
#include "ui/keptruns/keptrunspage.h"
#include "ui/keptruns/keptrunspresenter.h"
#include "ui/keptruns/resumebar.h"
#include "ui/model/modelexporter.h"
#include "ui/run/augmentationpage.h"
#include "ui/run/runstatus.h"
#include "ui/run/runwarning.h"
#include "ui/run/trainbar.h"
#include "ui/run/trainingchart.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/aboutbox.h"
#include "ui/shell/appearancemenu.h"
#include "ui/shell/fileactions.h"
#include "ui/shell/logpage.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/windowcloser.h"
#include "ui/shell/windowstate.h"
#include "ui/teach/mydigitspage.h"
#include "ui/teach/teachpresenter.h"
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

MainWindow::MainWindow(std::unique_ptr<Dialogs> dialogs, QWidget* parent)
    : QMainWindow(parent)
    , m_dialogs(dialogs ? std::move(dialogs) : std::make_unique<StandardDialogs>())
    , m_model(this)
    , m_menu(std::make_unique<MainMenu>(menuBar()))
{
    setObjectName("mainWindow");
    setAcceptDrops(true);
    buildCentre();
    buildStatusBar();
    m_run =
        new TrainingPresenter({m_trainBar, m_chart, m_status, m_warning, m_log}, &m_model, this);
    m_dataset = new DatasetPresenter({m_datasetTab, m_log, m_dialogs.get(), this}, this);
    m_teach = new TeachPresenter(
        {m_draw, m_myDigits, m_log, m_dialogs.get(), this, &m_model, m_run}, this);
    m_files = new FileActions({m_dialogs.get(), this, &m_model, m_draw, m_chart, m_run}, this);
    m_exporter = new ModelExporter(
        {m_log, m_status, m_dialogs.get(), this, &m_model, m_run}, m_menu->exportMenu, this);
    m_runs = new KeptRunsPresenter(
        {m_runsTab, m_resumeBar, m_trainBar, m_chart, m_log, m_dialogs.get(), this, &m_model,
         m_run},
        this);
    m_closer = new WindowCloser({m_dialogs.get(), this, &m_model, m_files, m_run}, this);
    fillMenus();
    connectFiles();
    connectDataset();
    connectModel();
    connectAugmentation();
    connectRuns();
    restoreWindowState({this, m_columns, m_rows});
}

// Declared here, where what the pointers point to is known.
MainWindow::~MainWindow() = default;

void MainWindow::load(const QString& modelPath, const QString& dataset)
{
    const core::Result<core::Done> shipped = m_model.openShipped();
    if (!shipped) {
        showError(shipped.error().message);
    }
    if (!modelPath.isEmpty()) {
        m_files->openFile(modelPath);
    }
    m_teach->load();
    m_runs->load();
    m_dataset->load(dataset);
}

void MainWindow::buildCentre()
{
    m_trainBar = new TrainBar;
    m_resumeBar = new ResumeBar;
    m_warning = new RunWarning;
    m_chart = new TrainingChart;
    m_draw = new DrawPanel;
    m_rows = makeSplitter(Qt::Vertical, "rows");
    m_rows->addWidget(m_chart);
    m_rows->addWidget(buildTabs());
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_columns = makeSplitter(Qt::Horizontal, "columns");
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_draw);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);

    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->addWidget(m_trainBar);
    layout->addWidget(m_resumeBar);
    layout->addWidget(m_warning);
    layout->addWidget(m_columns, 1);
    setCentralWidget(centre);
}

QWidget* MainWindow::buildTabs()
{
    m_datasetTab = new DatasetPage;
    m_augmentation = new AugmentationPage;
    m_myDigits = new MyDigitsPage;
    m_runsTab = new KeptRunsPage;
    m_log = new LogPage;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("inspectTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_datasetTab, themedIcon("dataset"), tr("Dataset"));
    m_tabs->addTab(m_augmentation, themedIcon("augmentation"), tr("Augmentation"));
    m_tabs->addTab(m_myDigits, themedIcon("mydigits"), tr("My digits"));
    m_tabs->addTab(m_runsTab, themedIcon("runs"), tr("Runs"));
    m_tabs->addTab(m_log, themedIcon("log"), tr("Log"));
    return m_tabs;
}

void MainWindow::buildStatusBar()
{
    m_status = new RunStatus;
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::fillMenus()
{
    QAction* const beforePaste = m_menu->paste;
    m_menu->editMenu->insertActions(beforePaste, {m_draw->undoAction(), m_draw->redoAction()});
    m_menu->editMenu->insertSeparator(beforePaste);
    m_menu->editMenu->addAction(m_draw->clearAction());

    QAction* const beforeFetch = m_menu->fetch;
    m_menu->trainMenu->insertActions(
        beforeFetch, {m_trainBar->trainAction(), m_trainBar->pauseAction(),
                      m_trainBar->stopAction(), m_runs->resumeAction()});
    m_menu->trainMenu->insertSeparator(beforeFetch);

    m_menu->viewMenu->addAction(m_chart->zoomAction());
    m_menu->viewMenu->addMenu(makeAppearanceMenu(this));
}

void MainWindow::connectFiles()
{
    const auto onTrigger = [this](QAction* action, auto slot) {
        connect(action, &QAction::triggered, m_files, slot);
    };
    onTrigger(m_menu->openModel, &FileActions::openModel);
    onTrigger(m_menu->save, [this] { m_files->save(); });
    onTrigger(m_menu->saveAs, [this] { m_files->saveAs(); });
    onTrigger(m_menu->openPicture, &FileActions::openPicture);
    onTrigger(m_menu->openInk, &FileActions::openInk);
    onTrigger(m_menu->saveInk, &FileActions::saveInk);
    onTrigger(m_menu->exportPng, &FileActions::exportPng);
    onTrigger(m_menu->exportCsv, &FileActions::exportCsv);
    connect(m_menu->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menu->paste, &QAction::triggered, m_draw, &DrawPanel::pasteImage);
    connect(m_menu->about, &QAction::triggered, this, [this] { showAboutBox(this); });
    connect(m_menu->aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_files, &FileActions::done, m_log, &LogPage::append);
    connect(m_draw, &DrawPanel::filesDropped, this, [this](const QStringList& paths) {
        m_files->openFile(paths.first());
    });
}

void MainWindow::connectDataset()
{
    using Presenter = DatasetPresenter;
    connect(m_menu->fetch, &QAction::triggered, m_dataset, &Presenter::fetch);
    connect(m_menu->chooseFolder, &QAction::triggered, m_dataset, &Presenter::askFolder);
    connect(m_files, &FileActions::datasetFolderChosen, m_dataset, &Presenter::load);
    connect(m_datasetTab, &DatasetPage::imageActivated, m_draw, &DrawPanel::showDatasetImage);
    connect(m_dataset, &Presenter::loaded, m_run, &TrainingPresenter::setDataset);
    connect(m_dataset, &Presenter::loaded, m_teach, &TeachPresenter::setDataset);
    connect(m_dataset, &Presenter::loaded, m_exporter, &ModelExporter::setDataset);
    connect(this, &MainWindow::firstPainted, this, [] { qCInfo(windowLog, "painted"); });
    connect(m_dataset, &Presenter::loaded, this, [] { qCInfo(windowLog, "ready"); });
    connect(m_dataset, &Presenter::missing, this, &MainWindow::onDatasetMissing);
}

void MainWindow::connectModel()
{
    connect(&m_model, &ModelSession::predictorChanged, m_draw, &DrawPanel::setPredictor);
    connect(m_draw, &DrawPanel::recognised, this, [](int digit) {
        qCInfo(windowLog, "read as %d", digit);
    });
    connect(&m_model, &ModelSession::nameChanged, this, &MainWindow::showModelName);
    connect(&m_model, &ModelSession::recentFilesChanged, this, &MainWindow::showRecentFiles);
    connect(m_run, &TrainingPresenter::failed, this, &MainWindow::showError);
    showRecentFiles(m_model.recentFiles());
}

/// The train bar keeps the settings of the next run; the tab shows them and edits its share.
void MainWindow::connectAugmentation()
{
    using Tab = AugmentationPage;
    connect(m_trainBar, &TrainBar::settingsChanged, m_augmentation, &Tab::setSettings);
    connect(m_trainBar, &TrainBar::editableChanged, m_augmentation, &Tab::setEditable);
    connect(m_augmentation, &Tab::edited, m_trainBar, &TrainBar::takeAugmentation);
    connect(m_draw, &DrawPanel::drawingChanged, m_augmentation, &Tab::setDrawing);
    connect(m_dataset, &DatasetPresenter::loaded, m_augmentation, &Tab::setDataset);
    m_augmentation->setSettings(m_trainBar->settings());
}

void MainWindow::connectRuns()
{
    connect(m_dataset, &DatasetPresenter::loaded, m_runs, &KeptRunsPresenter::setDataset);
    connect(m_dataset, &DatasetPresenter::loadFailed, m_runs, &KeptRunsPresenter::onDatasetFailed);
    connect(m_runs, &KeptRunsPresenter::datasetWanted, m_dataset, &DatasetPresenter::load);
}

void MainWindow::showRecentFiles(const QStringList& paths)
{
    m_menu->showRecentFiles(paths, [this](const QString& path) { m_files->openModelFile(path); });
}

void MainWindow::showModelName(const QString& name, bool isModified)
{
    setWindowTitle(tr("%1[*] – DigitLab").arg(name));
    setWindowModified(isModified);
    m_status->setModelName(name, isModified);
}

void MainWindow::onDatasetMissing()
{
    m_tabs->setCurrentWidget(m_datasetTab);
    m_status->showMessage(tr("There is no dataset to train on yet: see the Dataset page"));
}

void MainWindow::showError(const QString& message)
{
    m_dialogs->showError(this, tr("DigitLab"), message);
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
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        event->acceptProposedAction();
        m_files->openFile(urls.first().toLocalFile());
    }
}

} // namespace ui
