#include "ui/shell/choicemenu.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace ui
{

QMenu* makeChoiceMenu(
    const QString& title, const QString& key, const QList<MenuChoice>& choices,
    const std::function<void(const QString& id)>& use, QWidget* parent)
{
    auto* menu = new QMenu(title, parent);
    auto* group = new QActionGroup(menu);
    const QString saved = QSettings().value(key).toString();
    for (const MenuChoice& each : choices) {
        QAction* action = menu->addAction(each.text);
        action->setObjectName(each.id + "Action");
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(each.id == saved || group->actions().size() == 1);
        QObject::connect(action, &QAction::triggered, menu, [key, use, id = each.id] {
            QSettings().setValue(key, id);
            use(id);
        });
    }
    return menu;
}

} // namespace ui
