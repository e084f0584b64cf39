#include "ui/widgets/actionbutton.h"

#include <QAction>
#include <QCoreApplication>
#include <QPushButton>

namespace ui
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::ActionButton)
};

} // namespace

QPushButton* makeActionButton(QAction* action, const QString& objectName, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(objectName);
    const auto follow = [button, action] {
        button->setText(action->iconText());
        button->setAccessibleName(action->iconText());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        button->setCheckable(action->isCheckable());
        button->setChecked(action->isChecked());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QString withShortcut(const QString& text, const QAction* action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? text : Tr::tr("%1 (%2)", "tooltip (shortcut)").arg(text, keys);
}

void setPossible(QAction* action, const QString& does, const QString& obstacle)
{
    action->setEnabled(obstacle.isEmpty());
    action->setToolTip(obstacle.isEmpty() ? withShortcut(does, action) : obstacle);
    action->setStatusTip(obstacle.isEmpty() ? does : obstacle);
}

} // namespace ui
