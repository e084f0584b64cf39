#pragma once

#include "core/data/dataset.h"
#include "core/runs/runstore.h"

#include <QObject>

#include <optional>

class QAction;
class QWidget;

namespace ui
{

class ResumeBar;
class TrainingPresenter;

/// Goes on with kept runs: offers the newest one when the program starts, asks until which epoch,
/// and sees to it that the run's own dataset is loaded. Lives on the GUI thread, owned by the runs'
/// presenter.
class RunResumer : public QObject
{
    Q_OBJECT

public:
    /// All outlive the resumer; the window is the parent of every question.
    RunResumer(ResumeBar* bar, TrainingPresenter* run, QWidget* window, QObject* parent);

    /// Goes on with the newest run; enabled while that is possible.
    QAction* action() const { return m_action; }
    /// The kept runs, the newest first.
    void setRuns(const QList<core::RunRecord>& runs);
    /// Why no run can begin now; empty when one can.
    void setObstacle(const QString& why);
    void setDataset(const core::DatasetPointer& dataset);
    /// Shows the newest run in the bar if it was interrupted and not dismissed before.
    void offer();
    /// Asks until which epoch, then resumes.
    void ask(const core::RunRecord& run);
    /// Goes on as soon as the run's dataset is there.
    void resume(const core::RunRecord& run, int epochs);
    /// Waits for a dataset no longer.
    void cancel() { m_request.reset(); }

Q_SIGNALS:
    void datasetWanted(const QString& folder);
    void failed(const QString& message);

private:
    struct Request {
        core::RunRecord run;
        int epochs = 0;
        bool isDatasetAsked = false;
    };

    std::optional<core::RunRecord> newest() const;
    void resumeNewest();
    void dismiss();
    void refreshOffer();
    void tryRequest();
    bool hasDatasetOf(const core::RunRecord& run) const;
    void onRunBegan();
    void refreshAction();

    ResumeBar* m_bar;
    TrainingPresenter* m_run;
    QWidget* m_window;
    QAction* m_action;
    QList<core::RunRecord> m_runs;
    core::DatasetPointer m_dataset;
    QString m_obstacle;
    std::optional<Request> m_request;
    QString m_offered; ///< the run that the bar speaks of
};

} // namespace ui
