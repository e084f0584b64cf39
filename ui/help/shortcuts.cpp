#include "ui/help/shortcuts.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/tr.h"

#include <QAbstractButton>
#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace ui
{

namespace
{

/// Adds what an action has to say, unless it has no shortcut.
void add(ShortcutGroup& group, const QAction* action)
{
    if (!action->shortcut().isEmpty()) {
        QStringList keys;
        for (const QKeySequence& each : action->shortcuts()) {
            keys.append(each.toString(QKeySequence::NativeText));
        }
        group.shortcuts.append({withoutMnemonic(action->text()), keys.join(QStringLiteral(", "))});
    }
}

/// Adds a menu with those below it, and notes which actions these were.
void add(ShortcutGroup& group, const QMenu* menu, QList<const QAction*>& done)
{
    for (const QAction* action : menu->actions()) {
        done.append(action);
        if (action->menu() != nullptr) {
            add(group, action->menu(), done);
        } else {
            add(group, action);
        }
    }
}

/// Whether something lies in the window itself, not in another that belongs to it.
bool isIn(const QMainWindow& window, const QObject* object)
{
    while (object != nullptr && !object->isWidgetType()) {
        object = object->parent();
    }
    return object != nullptr && static_cast<const QWidget*>(object)->window() == &window;
}

/// The page that something belongs to; empty outside of pages.
QString pageOf(const QObject* object)
{
    for (; object != nullptr; object = object->parent()) {
        const auto* widget = qobject_cast<const QWidget*>(object);
        if (widget != nullptr && widget->objectName().endsWith("Page")) {
            return widget->accessibleName();
        }
    }
    return {};
}

/// The group of that title, at the end if there is none yet.
ShortcutGroup& groupOf(QList<ShortcutGroup>& groups, const QString& title)
{
    const auto group = std::ranges::find(groups, title, &ShortcutGroup::title);
    if (group != groups.end()) {
        return *group;
    }
    groups.append({title, {}});
    return groups.last();
}

QString elsewhere(const QString& page)
{
    return page.isEmpty() ? Tr::tr("Window") : Tr::tr("On the page %1").arg(page);
}

} // namespace

QList<ShortcutGroup> shortcutsOf(const QMainWindow& window)
{
    QList<ShortcutGroup> groups;
    QList<const QAction*> done;
    for (const QAction* action : window.menuBar()->actions()) {
        if (action->menu() != nullptr) {
            add(groupOf(groups, withoutMnemonic(action->text())), action->menu(), done);
        }
    }
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (!done.contains(action) && isIn(window, action)) {
            add(groupOf(groups, elsewhere(pageOf(action))), action);
        }
    }
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        if (!button->shortcut().isEmpty() && isIn(window, button)) {
            groupOf(groups, elsewhere(pageOf(button)))
                .shortcuts.append(
                    {withoutMnemonic(button->text()),
                     button->shortcut().toString(QKeySequence::NativeText)});
        }
    }
    groups.removeIf([](const ShortcutGroup& group) { return group.shortcuts.isEmpty(); });
    return groups;
}

} // namespace ui
