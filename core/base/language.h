#pragma once

#include <QList>
#include <QString>

namespace core
{

/// A language that the program's texts are there in.
struct Language {
    QString id;   ///< `zh_CN`
    QString name; ///< in that language itself
};

/// English, in which the texts are written, comes first.
const QList<Language>& languages();

/// From now on texts, and what Qt itself says, are made in that language, numbers and dates as
/// usual there. Without one of languages() they are in the language of the user's surroundings
/// (`LANG`), or in English if they are not there in that, and numbers and dates as usual in these
/// surroundings. What the program writes for other programs is the same in every language. Needs
/// the application object.
void useLanguage(const QString& id = {});

/// The id of the language that the texts are in.
QString languageInUse();

} // namespace core
