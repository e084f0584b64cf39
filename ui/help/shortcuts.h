#pragma once

#include <QList>
#include <QString>

class QMainWindow;

namespace ui
{

/// What some keys do.
struct Shortcut {
    QString does;
    QString keys; ///< as the platform writes them
};

struct ShortcutGroup {
    QString title; ///< the menu, or the page where the keys work
    QList<Shortcut> shortcuts;
};

/// All shortcuts of a window's menus, in their order, then those that only its pages have.
QList<ShortcutGroup> shortcutsOf(const QMainWindow& window);

} // namespace ui
