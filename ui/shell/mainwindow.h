#pragma once

#include "core/workbench/workbench.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QMainWindow>

#include <memory>

class QAction;
class QMenu;
class QSplitter;

namespace ui
{

class ChartPresenter;
class DatasetPresenter;
class DrawPanel;
class DrawPresenter;
class ExportPresenter;
class FileOpener;
class ModelPresenter;
class PlacePane;
class Presentation;
class ResumeBar;
class ResumePresenter;
class RunWarning;
class TimeBar;
class TrainBar;
class TrainingChart;
class WindowCloser;
class WindowPlace;

/// The window: lays out what the features build, and gives each the workbench.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// The workbench outlives the window. Real dialogs when none are given.
    explicit MainWindow(
        core::Workbench& workbench, std::unique_ptr<Dialogs> dialogs = nullptr,
        QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Loads what the first paint does not need: a model (for an empty path the one used last) and a
    /// dataset, by name or folder (the last one used for an empty name).
    void load(const QString& modelPath, const QString& dataset = {});
    /// Closes without a question, and keeps what is not saved. For a user who cannot be asked.
    void keepAndClose();
    /// Tells that something in the window failed; what was being done there was given up.
    void tellFailure(const QString& message);

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
    QWidget* makeLeftColumn();
    void createPlaces();
    void buildStatusBar();
    void createPresenters();
    QMenu* addMenu(const QString& text);
    void fillFileMenu();
    void fillOtherMenus();
    void showModelName();
    void restoreLayout();
    void keepLayout();

    core::Workbench& m_workbench;
    std::unique_ptr<Dialogs> m_dialogs;
    Notifier m_notifier;

    TrainBar* m_trainBar = nullptr;
    ResumeBar* m_resumeBar = nullptr;
    RunWarning* m_warning = nullptr;
    TimeBar* m_timeBar = nullptr;
    TrainingChart* m_chart = nullptr;
    DrawPanel* m_drawPanel = nullptr;
    PlacePane* m_places = nullptr;
    QAction* m_wholeSide = nullptr; ///< hides the chart, so that the page has its room too
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    QWidget* m_below = nullptr; ///< the slider of moments, and the pages
    Presentation* m_presentation = nullptr;
    WindowPlace* m_place = nullptr;

    ChartPresenter* m_charts = nullptr;
    DatasetPresenter* m_dataset = nullptr;
    DrawPresenter* m_draw = nullptr;
    ExportPresenter* m_export = nullptr;
    ModelPresenter* m_model = nullptr;
    ResumePresenter* m_resume = nullptr;
    WindowCloser* m_closer = nullptr;
    std::unique_ptr<FileOpener> m_files;
    bool m_isPainted = false;
};

} // namespace ui
