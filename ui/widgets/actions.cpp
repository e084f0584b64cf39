#include "ui/widgets/actions.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/themedicon.h"
#include "ui/widgets/tr.h"

#include <QAction>
#include <QPushButton>
#include <QToolButton>

namespace ui
{

QAction* makeAction(
    QObject* parent, const QString& objectName, const QString& icon, const QString& text,
    const QKeySequence& shortcut, const QString& does)
{
    auto* action = new QAction(text, parent);
    action->setObjectName(objectName);
    action->setShortcut(shortcut);
    if (!icon.isEmpty()) {
        action->setIcon(themedIcon(icon));
    }
    if (!does.isEmpty()) {
        setTips(action, does, {});
    }
    return action;
}

QPushButton* makeActionButton(QAction* action, const QString& objectName, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(objectName);
    const auto follow = [button, action] {
        button->setText(action->iconText());
        button->setAccessibleName(action->iconText());
        button->setToolTip(action->toolTip());
        button->setStatusTip(action->statusTip());
        button->setEnabled(action->isEnabled());
        button->setCheckable(action->isCheckable());
        button->setChecked(action->isChecked());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QToolButton* makeExportButton(const QList<QAction*>& actions)
{
    const QString title = Tr::tr("Export");
    QToolButton* button = makeToolButton("exportButton", title, Tr::tr("Export what is shown"));
    button->setIcon(themedIcon("export"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->addActions(actions);
    return button;
}

QString withShortcut(const QString& text, const QAction* action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? text : Tr::tr("%1 (%2)", "tooltip (shortcut)").arg(text, keys);
}

void setTips(QAction* action, const QString& does, const QString& obstacle)
{
    action->setToolTip(obstacle.isEmpty() ? withShortcut(does, action) : obstacle);
    action->setStatusTip(obstacle.isEmpty() ? does : obstacle);
}

void setPossible(QAction* action, const QString& does, const QString& obstacle)
{
    action->setEnabled(obstacle.isEmpty());
    setTips(action, does, obstacle);
}

} // namespace ui
