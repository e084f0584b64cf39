#pragma once

#include "core/runs/runstore.h"

#include <QMap>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui
{

class KeptRunsModel;

/// The kept runs as a table, and what can be done with them; or how to get some. Decides nothing
/// and does no I/O: it shows what it is told and says what the user asks for.
/// Object names: runsView, runsEmpty, runsMessage, runsMenu, undoDeleteRunButton; each action's
/// name with Button instead of Action for its button.
class KeptRunsPage : public QWidget
{
    Q_OBJECT

public:
    explicit KeptRunsPage(QWidget* parent = nullptr);
    ~KeptRunsPage() override;

    void setRuns(const QList<core::RunRecord>& runs);
    /// Which runs are laid over the chart, and the index of their colours.
    void setOverlays(const QMap<QString, int>& colours);
    /// Why no run can be resumed, and why no model can be opened now; empty when that is possible.
    void setObstacles(const QString& resuming, const QString& opening);
    void setUndoable(bool removal);
    /// Below the table; the whole of `details` as a tool tip.
    void showMessage(const QString& text, const QString& details = {});

Q_SIGNALS:
    /// The page came into sight, or its window to the front: other processes may have trained
    /// meanwhile.
    void lookedAt();
    void resumeRequested(const QString& id);
    void openRequested(const QString& id);
    void overlayRequested(const QString& id, bool isShown);
    void compareRequested(const QString& idA, const QString& idB);
    void renameRequested(const QString& id, const QString& name);
    void removeRequested(const QStringList& ids);
    void undoRemovalRequested();
    void exportRequested(const QString& id);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createActions();
    void createView();
    QLayout* createTools();
    QLayout* createFooter();
    void layOutColumns();
    void connectActions();
    void onActivated(const QModelIndex& index);
    void showMenu(const QPoint& position);
    void refreshActions();
    QStringList selectedIds() const;
    /// The run that is selected alone.
    std::optional<core::RunRecord> selectedRun() const;

    KeptRunsModel* m_model;
    QTableView* m_view;
    QLabel* m_empty;
    QLabel* m_message;
    QStackedWidget* m_stack;
    QPushButton* m_undo = nullptr;
    QAction* m_resume = nullptr; ///< these belong to the view and answer its keys
    QAction* m_open = nullptr;
    QAction* m_overlay = nullptr; ///< checkable
    QAction* m_compare = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_exportCsv = nullptr;
    QMap<QString, int> m_overlays;
    QString m_resumeObstacle;
    QString m_openObstacle;
};

} // namespace ui
