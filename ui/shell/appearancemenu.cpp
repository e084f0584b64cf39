#include "ui/shell/appearancemenu.h"

#include "ui/shell/choicemenu.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tr.h"

#include <QHash>
#include <QMenu>
#include <QSettings>

namespace ui
{

namespace
{

constexpr auto appearanceKey = "appearance";

/// As the system for all but these.
void use(const QString& id)
{
    static const QHash<QString, Appearance> chosen{
        {"light", Appearance::Light}, {"dark", Appearance::Dark}};
    applyAppearance(chosen.value(id, Appearance::System));
}

} // namespace

QMenu* makeAppearanceMenu(QWidget* parent)
{
    return makeChoiceMenu(
        Tr::tr("&Appearance"), appearanceKey,
        {{"system", Tr::tr("As the &system")},
         {"light", Tr::tr("&Light")},
         {"dark", Tr::tr("&Dark")}},
        use, parent);
}

void applySavedAppearance()
{
    const QString saved = QSettings().value(appearanceKey).toString();
    if (!saved.isEmpty()) {
        use(saved);
    }
}

} // namespace ui
