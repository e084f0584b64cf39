#pragma once

#include <QObject>
#include <QPointer>

class QMainWindow;
class QMenu;

namespace ui
{

class HandbookWindow;
class ShortcutsDialog;
class Tour;

/// Puts what helps into a window's menu: the handbook, the list of shortcuts and the tour, which
/// the first start shows by itself. Belongs to the window. Object names: handbookAction,
/// shortcutsAction, tourAction.
class HelpMenu : public QObject
{
    Q_OBJECT

public:
    HelpMenu(QMenu* menu, QMainWindow* window);

    /// Shows the tour to a user who has not seen it yet.
    void startTourOnce();

private:
    void showHandbook();
    void showShortcuts();

    QMainWindow* m_window;
    Tour* m_tour;
    QPointer<HandbookWindow> m_handbook;   ///< from the first time on
    QPointer<ShortcutsDialog> m_shortcuts; ///< while it is open
};

} // namespace ui
