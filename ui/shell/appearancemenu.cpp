#include "ui/shell/appearancemenu.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/tr.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace ui
{

namespace
{

constexpr auto appearanceKey = "appearance";

struct Choice {
    Appearance appearance;
    QString id; ///< in the settings and as object name
    QString text;
};

QList<Choice> choices()
{
    return {
        {Appearance::System, "system", Tr::tr("As the &system")},
        {Appearance::Light, "light", Tr::tr("&Light")},
        {Appearance::Dark, "dark", Tr::tr("&Dark")}};
}

void choose(const Choice& choice)
{
    QSettings().setValue(appearanceKey, choice.id);
    applyAppearance(choice.appearance);
}

} // namespace

QMenu* makeAppearanceMenu(QWidget* parent)
{
    auto* menu = new QMenu(Tr::tr("&Appearance"), parent);
    auto* group = new QActionGroup(menu);
    const QString saved = QSettings().value(appearanceKey).toString();
    for (const Choice& each : choices()) {
        QAction* action = menu->addAction(each.text);
        action->setObjectName(each.id + "Action");
        action->setCheckable(true);
        action->setChecked(each.id == saved || (saved.isEmpty() && each.id == "system"));
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [each] { choose(each); });
    }
    return menu;
}

void applySavedAppearance()
{
    const QString saved = QSettings().value(appearanceKey).toString();
    for (const Choice& each : choices()) {
        if (each.id == saved) {
            applyAppearance(each.appearance);
        }
    }
}

} // namespace ui
