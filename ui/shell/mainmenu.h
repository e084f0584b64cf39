#pragma once

#include <QKeySequence>
#include <QString>
#include <QStringList>

#include <functional>

class QAction;
class QMenu;
class QMenuBar;

namespace ui
{

/// The window's menus and their actions, without what they do. Actions that widgets own (training,
/// undo, zoom) are put in by the window. All belong to the menu bar.
struct MainMenu {
    explicit MainMenu(QMenuBar* bar);

    /// Fills the menu of recent files; `open` is called with the path of the one that is chosen.
    void
    showRecentFiles(const QStringList& paths, const std::function<void(const QString& path)>& open);

    QMenu* fileMenu;
    QAction* openModel = nullptr;
    QMenu* recentMenu = nullptr;
    QAction* save = nullptr;
    QAction* saveAs = nullptr;
    QAction* openPicture = nullptr;
    QAction* openInk = nullptr;
    QAction* saveInk = nullptr;
    QMenu* exportMenu = nullptr; ///< of the chart; the model's are put in by the window
    QAction* exportPng = nullptr;
    QAction* exportCsv = nullptr;
    QAction* quit = nullptr;

    QMenu* editMenu;
    QAction* paste = nullptr;

    QMenu* trainMenu;
    QAction* fetch = nullptr;
    QAction* chooseFolder = nullptr;

    QMenu* viewMenu;

    QMenu* helpMenu;
    QAction* about = nullptr;
    QAction* aboutQt = nullptr;

private:
    void fillFileMenu();
    void fillOtherMenus();
};

/// Adds an action with everything that a user may look for: object name, icon, text, tool tip with
/// the shortcut.
QAction* addMenuAction(
    QMenu* menu, const QString& name, const QString& icon, const QString& text,
    const QString& toolTip, const QKeySequence& shortcut = {});

} // namespace ui
