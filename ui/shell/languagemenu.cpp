#include "ui/shell/languagemenu.h"

#include "core/base/language.h"
#include "ui/shell/choicemenu.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/tr.h"

#include <QMenu>
#include <QSettings>

namespace ui
{

namespace
{

constexpr auto languageKey = "language";

} // namespace

QMenu* makeLanguageMenu(Notifier& notifier)
{
    QList<MenuChoice> choices{{"systemLanguage", Tr::tr("As the &system")}};
    for (const core::Language& each : core::languages()) {
        choices.append({each.id, each.name});
    }
    const auto tell = [&notifier](const QString&) {
        const QString text = Tr::tr("The language changes when the program is started again");
        notifier.note(text); // while a run goes on, the status bar is its own
        notifier.showStatus(text);
    };
    return makeChoiceMenu(Tr::tr("La&nguage"), languageKey, choices, tell, notifier.window());
}

void applySavedLanguage()
{
    core::useLanguage(QSettings().value(languageKey).toString());
}

} // namespace ui
