#pragma once

#include "ui/model/modelsession.h"
#include "ui/widgets/dialogs.h"

#include <QMainWindow>

#include <memory>

class QSplitter;
class QTabWidget;

namespace ui
{

class AugmentationPage;
class DatasetPresenter;
class DatasetPage;
class DrawPanel;
class FileActions;
class LogPage;
class ModelExporter;
class MyDigitsPage;
class ResumeBar;
class TrainingPresenter;
class RunStatus;
class RunWarning;
class KeptRunsPresenter;
class KeptRunsPage;
class TeachPresenter;
class TrainBar;
class TrainingChart;
class WindowCloser;
struct MainMenu;

/// The window: lays out what the other folders of ui build, and connects it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Real dialogs when none are given.
    explicit MainWindow(std::unique_ptr<Dialogs> dialogs = nullptr, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Loads what the first paint does not need: a model (the shipped one for an empty path) and a
    /// dataset, by name or folder (the last one used for an empty name).
    void load(const QString& modelPath, const QString& dataset = {});

Q_SIGNALS:
    /// Once, when the window has been painted for the first time.
    void firstPainted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildCentre();
    QWidget* buildTabs();
    void buildStatusBar();
    void fillMenus();
    void connectFiles();
    void connectDataset();
    void connectModel();
    void connectAugmentation();
    void connectRuns();
    void showRecentFiles(const QStringList& paths);
    void showModelName(const QString& name, bool isModified);
    void onDatasetMissing();
    void showError(const QString& message);

    std::unique_ptr<Dialogs> m_dialogs;
    ModelSession m_model;
    std::unique_ptr<MainMenu> m_menu;

    TrainBar* m_trainBar = nullptr;
    ResumeBar* m_resumeBar = nullptr;
    RunWarning* m_warning = nullptr;
    TrainingChart* m_chart = nullptr;
    DrawPanel* m_draw = nullptr;
    QTabWidget* m_tabs = nullptr;
    DatasetPage* m_datasetTab = nullptr;
    AugmentationPage* m_augmentation = nullptr;
    MyDigitsPage* m_myDigits = nullptr;
    KeptRunsPage* m_runsTab = nullptr;
    LogPage* m_log = nullptr;
    RunStatus* m_status = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;

    DatasetPresenter* m_dataset = nullptr;
    FileActions* m_files = nullptr;
    ModelExporter* m_exporter = nullptr;
    TrainingPresenter* m_run = nullptr;
    TeachPresenter* m_teach = nullptr;
    KeptRunsPresenter* m_runs = nullptr;
    WindowCloser* m_closer = nullptr;
    bool m_isPainted = false;
};

} // namespace ui
