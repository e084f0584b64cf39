#pragma once

#include "core/ink/ink.h"
#include "core/training/teaching.h"

#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace ui
{

class MyDigitsModel;
class ThumbnailView;

/// The user's own drawings as labelled thumbnails, and what can be done with them; or how to get
/// some. Decides nothing and does no I/O: it shows what it is told and says what the user asks for.
/// Object names: myDigitsView, myDigitsEmpty, teachButton, undoTeachingButton, undoDeleteButton,
/// exportDigitsButton, teachProgress, teachMessage, myDigitsMenu.
class MyDigitsPage : public QWidget
{
    Q_OBJECT

public:
    explicit MyDigitsPage(QWidget* parent = nullptr);

    /// Drawings with label and ink; the same place stays current.
    void setDrawings(const QList<core::Ink>& drawings);
    /// Why teaching is not possible now; empty when it is.
    void setObstacle(const QString& why);
    void setTeaching(bool isTeaching);
    void showProgress(const core::TeachProgress& progress);
    void showMessage(const QString& text);
    void setUndoable(bool teaching, bool removal);

Q_SIGNALS:
    void teachRequested();
    void stopRequested();
    void undoTeachingRequested();
    void undoRemovalRequested();
    void exportRequested();
    void removeRequested(const QList<qsizetype>& rows);
    void relabelRequested(const QList<qsizetype>& rows, int label);
    /// A drawing was clicked, or chosen by Enter.
    void drawingActivated(qsizetype row);

private:
    QWidget* createBrowser();
    QLayout* createTools();
    void createKeys();
    void addKey(const QKeySequence& key, const std::function<void()>& pressed);
    void showMenu(const QPoint& position);
    QList<qsizetype> selectedRows() const;
    void requestRemoval();
    void requestLabel(int label);
    void refreshTeach();

    MyDigitsModel* m_model;
    ThumbnailView* m_view;
    QLabel* m_empty;
    QLabel* m_message;
    QProgressBar* m_progress;
    QPushButton* m_teach = nullptr;
    QPushButton* m_undoTeaching = nullptr;
    QPushButton* m_undoRemoval = nullptr;
    QPushButton* m_export = nullptr;
    QWidget* m_browser;
    QStackedLayout* m_stack;
    QString m_obstacle;
    bool m_isTeaching = false;
};

} // namespace ui
