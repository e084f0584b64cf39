#pragma once

#include "core/workbench/workbench.h"

#include <QList>
#include <QObject>

class QAction;

namespace ui
{

class DrawPanel;
class Notifier;

/// Connects the drawing panel with the current drawing: tells it what is drawn, shows what it is
/// read as, opens and saves drawings, and keeps those that the user corrects. Lives on the GUI
/// thread.
/// Object names: openPictureAction, openInkAction, saveInkAction, pasteAction,
/// copyDrawingAction.
class DrawPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    DrawPresenter(
        core::Workbench& workbench, DrawPanel* panel, Notifier& notifier,
        QObject* parent = nullptr);

    /// For the File and the Edit menu.
    const QList<QAction*>& fileActions() const { return m_fileActions; }
    /// Puts a picture, or a file, from the clipboard on the canvas.
    QAction* pasteAction() const { return m_paste; }
    /// Puts the sheet on the clipboard, as a picture; its key works where the panel has the focus.
    QAction* copyAction() const { return m_copy; }

    void saveInk(const QString& path);

Q_SIGNALS:
    /// Files that were dropped on the canvas or pasted.
    void filesGiven(const QStringList& paths);

private:
    void createActions();
    void askPicture();
    void askInk();
    void askSaveInk();
    void paste();
    void createCopy();
    void connectPanel();
    void showReading();
    void keep(int digit);

    core::Workbench& m_workbench;
    DrawPanel* m_panel;
    Notifier& m_notifier;
    QList<QAction*> m_fileActions;
    QAction* m_openPicture = nullptr;
    QAction* m_paste = nullptr;
    QAction* m_copy = nullptr;
};

} // namespace ui
