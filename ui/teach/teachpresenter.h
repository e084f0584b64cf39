#pragma once

#include "core/ink/mydigits.h"
#include "core/training/teacher.h"
#include "ui/model/modelsession.h"

#include <QObject>

class QWidget;

namespace ui
{

class Dialogs;
class DrawPanel;
class LogPage;
class MyDigitsPage;
class TrainingPresenter;

/// Where drawings are corrected and shown, and what they are taught to; all outlive the presenter.
struct TeachViews {
    DrawPanel* draw;
    MyDigitsPage* tab;
    LogPage* log;
    Dialogs* dialogs;
    QWidget* window; ///< parent of every question
    ModelSession* session;
    TrainingPresenter* run;
};

/// Owns the user's drawings and the teacher: keeps, changes and teaches drawings as the user asks,
/// and shows in the views how that goes. Lives on the GUI thread, owned by the main window.
class TeachPresenter : public QObject
{
    Q_OBJECT

public:
    explicit TeachPresenter(const TeachViews& views, QObject* parent = nullptr);

    /// Reads the user's drawings.
    void load();
    /// Makes teaching possible.
    void setDataset(const core::DatasetPointer& dataset);

private:
    /// A drawing that was deleted, and where it stood.
    struct Removed {
        qsizetype index;
        core::Ink drawing;
    };

    void connectTab();
    void connectTeacher();
    void keep(const core::Ink& ink, int digit);
    void remove(const QList<qsizetype>& rows);
    void undoRemoval();
    void relabel(const QList<qsizetype>& rows, int label);
    void exportDrawings();
    void putOnCanvas(qsizetype row);

    void teach();
    void onFinished(const core::PredictorPointer& model, const core::TeachResult& result);
    void onEnded(const QString& message);
    void undoTeaching();
    void onRunBegan();
    void onModelChanged(const core::PredictorPointer& predictor);

    /// Shows the error if it is one.
    bool succeeded(const core::Result<core::Done>& result);
    void showDrawings();
    void showUndoable();
    void refreshObstacle();

    TeachViews m_views;
    core::MyDigits m_digits;
    core::DatasetPointer m_dataset;
    QList<Removed> m_removed;
    ModelState m_teaching;           ///< what is being taught
    ModelState m_before;             ///< what m_taught was made from
    core::PredictorPointer m_taught; ///< null when there is nothing to undo
    core::Teacher m_teacher;         ///< last, so that it ends first
};

} // namespace ui
