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
    m_handbook->show();
    m_handbook->raise();
    m_handbook->activateWindow();
}

void HelpMenu::showShortcuts()
{
    auto* dialog = new ShortcutsDialog(shortcutsOf(*m_window), m_window);
    dialog->show();
}

} // namespace ui
