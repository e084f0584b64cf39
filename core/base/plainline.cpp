#include "core/base/plainline.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

namespace core
{

namespace
{

constexpr char32_t replacement = QChar::ReplacementCharacter;

/// Words of some languages, and some emoji, need the joiners.
bool isJoiner(char32_t character)
{
    return character == 0x200c || character == 0x200d;
}

char32_t harmless(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return U' ';
    case QChar::Other_Control:
        return character == U'\n' || character == U'\r' ? U' ' : replacement;
    case QChar::Other_Format:
        return isJoiner(character) ? character : replacement;
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
        return replacement;
    default:
        return character;
    }
}

} // namespace

QString harmlessText(const QString& text)
{
    // A surrogate without its other half becomes U+FFFD here.
    QList<uint> characters = text.toUcs4();
    std::ranges::transform(characters, characters.begin(), harmless);
    static_assert(sizeof(uint) == sizeof(char32_t));
    return QString::fromUcs4(
        reinterpret_cast<const char32_t*>(characters.constData()), characters.size());
}

QString plainLine(const QString& text, qsizetype longest)
{
    const QString line = harmlessText(text.simplified());
    const bool cutsPair = line.size() > longest && line[longest].isLowSurrogate();
    return line.left(cutsPair ? longest - 1 : longest).trimmed();
}

QString plainFileName(const QString& text)
{
    constexpr qsizetype longest = 200;
    static const QRegularExpression forbidden(QStringLiteral("[/\\\\:*?\"<>|]"));
    static const QRegularExpression hiding(QStringLiteral("^\\.+"));
    QString name = plainLine(text, longest);
    name.replace(forbidden, QStringLiteral("-")).remove(hiding);
    while (name.toUtf8().size() > longest) {
        name = plainLine(name, name.size() - 1);
    }
    return name;
}

} // namespace core
