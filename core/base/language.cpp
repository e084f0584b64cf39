#include "core/base/language.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

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

bool isThere(const QString& id)
{
    return std::ranges::any_of(languages(), [&](const Language& each) { return each.id == id; });
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
    const QLocale locale = isThere(id) ? QLocale(id) : QLocale::system();
    QLocale::setDefault(locale);
    if (own.load(
            locale, QStringLiteral("digitlab"), QStringLiteral("_"),
            QStringLiteral(":/translations"))) {
        QCoreApplication::installTranslator(&own);
        if (qt.load(
                QStringLiteral("qtbase_") + own.language(),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(&qt);
        }
    }
}

QString languageInUse()
{
    const QString translated = translators().own.language();
    return translated.isEmpty() ? languages().first().id : translated;
}

} // namespace core
