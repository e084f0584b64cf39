#pragma once

#include "core/data/dataset.h"
#include "core/prediction/predictor.h"
#include "core/runs/runstore.h"
#include "core/runs/runtrash.h"
#include "ui/keptruns/runoverlays.h"

#include <QObject>

#include <memory>

class QAction;
class QWidget;

namespace ui
{

class Dialogs;
class KeptRuns;
class LogPage;
class ModelSession;
class ResumeBar;
class RunComparer;
class TrainingPresenter;
class RunResumer;
class KeptRunsPage;
class TrainBar;
class TrainingChart;

/// Where the kept runs are shown and what they are used for; all outlive the presenter.
struct RunsViews {
    KeptRunsPage* tab;
    ResumeBar* bar;
    TrainBar* trainBar;
    TrainingChart* chart;
    LogPage* log;
    Dialogs* dialogs;
    QWidget* window; ///< parent of every question
    ModelSession* session;
    TrainingPresenter* run;
};

/// Lists the kept runs and does with them what the user asks for; never waits for a disk. Lives on
/// the GUI thread, owned by the main window.
class KeptRunsPresenter : public QObject
{
    Q_OBJECT

public:
    explicit KeptRunsPresenter(
        const RunsViews& views, QObject* parent = nullptr,
        const core::RunStore& store = core::RunStore());

    /// Lists the runs for the first time, offers to resume the newest, and removes for good what
    /// was deleted when the program ran last.
    void load();
    void setDataset(const core::DatasetPointer& dataset);
    /// The dataset that was wanted cannot be loaded.
    void onDatasetFailed();
    /// For the window's menu.
    QAction* resumeAction() const;

Q_SIGNALS:
    /// A run is to go on that was trained on another dataset than the one that is there.
    void datasetWanted(const QString& folder);

private:
    void connectTab();
    void connectRun();
    void onLookedAt();
    void onRunsChanged();
    void onFolderVanished();
    void showRuns();
    void showMessage();
    void refreshObstacle();

    void openModel(const QString& id);
    void takeModel(const core::PredictorPointer& predictor, const QString& name);
    void overlay(const QString& id, bool isShown);
    void showOverlays();
    void compare(const QString& idA, const QString& idB);
    void rename(const QString& id, const QString& name);
    void remove(const QStringList& ids);
    void onRemoved(const core::RunTrash::Removed& taken);
    void undoRemoval();
    void onWritten(const core::Result<core::Done>& done);
    void exportCurve(const QString& id);

    void note(const QString& text);
    void showError(const QString& message);

    RunsViews m_views;
    KeptRuns* m_kept;
    std::shared_ptr<core::RunTrash> m_trash; ///< on the thread of what is kept
    RunResumer* m_resumer;
    RunComparer* m_comparer;
    QString m_note; ///< of what was done last
    RunOverlays m_overlays;
    QStringList m_toldProblems;
    QStringList m_removed;   ///< what can be brought back
    bool m_isListed = false; ///< once at least
    bool m_isFolderVanished = false;
};

} // namespace ui
