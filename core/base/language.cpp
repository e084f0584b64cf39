#include "core/base/language.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace core
{

namespace
{

/// Those of the program, and those of Qt.
struct Translators {
    QTranslator own;
    QTranslator qt;
};

Translators& translators()
{
    static Translators installed;
    return installed;
}

/// One of languages() whose readers read that language, too; empty if there is none.
QString readableFor(const QLocale& wanted)
{
    const auto found = std::ranges::find_if(languages(), [&](const Language& each) {
        const QLocale own(each.id);
        return own.language() == wanted.language() && own.script() == wanted.script();
    });
    return found == languages().end() ? QString() : found->id;
}

/// The first of the languages that are asked for, in their order, that is there.
QString bestFor(const QLocale& locale)
{
    for (const QString& name : locale.uiLanguages()) {
        if (const QString found = readableFor(QLocale(name)); !found.isEmpty()) {
            return found;
        }
    }
    return languages().first().id;
}

QString& idInUse()
{
    static QString id = languages().first().id;
    return id;
}

} // namespace

const QList<Language>& languages()
{
    static const QList<Language> all{
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
    return all;
}

void useLanguage(const QString& id)
{
    auto& [own, qt] = translators();
    QCoreApplication::removeTranslator(&own);
    QCoreApplication::removeTranslator(&qt);
    const bool isNamed =
        std::ranges::any_of(languages(), [&](const Language& each) { return each.id == id; });
    const QLocale locale = isNamed ? QLocale(id) : QLocale::system();
    QLocale::setDefault(locale);
    idInUse() = isNamed ? id : bestFor(locale);
    if (own.load(QStringLiteral(":/translations/digitlab_") + idInUse())) {
        QCoreApplication::installTranslator(&own);
    }
    if (qt.load(
            QStringLiteral("qtbase_") + idInUse(),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&qt);
    }
}

QString languageInUse()
{
    return idInUse();
}

} // namespace core
