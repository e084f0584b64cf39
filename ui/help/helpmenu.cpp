#include "ui/help/helpmenu.h"

#include "ui/help/handbookwindow.h"
#include "ui/help/shortcutsdialog.h"
#include "ui/help/tour.h"
#include "ui/widgets/actions.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>

namespace ui
{

namespace
{

void bringUp(QWidget* window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

HelpMenu::HelpMenu(QMenu* menu, QMainWindow* window)
    : QObject(window)
    , m_window(window)
    , m_tour(new Tour(window))
{
    QAction* handbook = makeAction(
        this, "handbookAction", "help", tr("&Handbook"), QKeySequence::HelpContents,
        tr("How to use DigitLab, and a lesson"));
    QAction* shortcuts =
        makeAction(this, "shortcutsAction", {}, tr("&Shortcuts"), {}, tr("All keys of the window"));
    QAction* tour =
        makeAction(this, "tourAction", {}, tr("&Tour"), {}, tr("Where things are, in five steps"));
    connect(handbook, &QAction::triggered, this, &HelpMenu::showHandbook);
    connect(shortcuts, &QAction::triggered, this, &HelpMenu::showShortcuts);
    connect(tour, &QAction::triggered, m_tour, &Tour::startWithFocus);
    menu->setObjectName("helpMenu");
    menu->addActions({handbook, shortcuts, tour});
    menu->addSeparator();
}

void HelpMenu::startTourOnce()
{
    if (!Tour::isSeen()) {
        m_tour->start();
    }
}

void HelpMenu::showHandbook()
{
    if (!m_handbook) {
        m_handbook = new HandbookWindow(m_window);
    }
    bringUp(m_handbook);
}

void HelpMenu::showShortcuts()
{
    if (!m_shortcuts) {
        m_shortcuts = new ShortcutsDialog(shortcutsOf(*m_window), m_window);
    }
    bringUp(m_shortcuts);
}

} // namespace ui
