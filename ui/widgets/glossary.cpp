#include "ui/widgets/glossary.h"

#include "core/base/language.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace ui
{

namespace
{

GlossaryEntry entryOf(const QString& section)
{
    static const QRegularExpression english(QStringLiteral("（([^（）]+)）$"));
    const QString heading = section.section('\n', 0, 0).trimmed();
    const QString rest = section.section('\n', 1).trimmed();
    const QRegularExpressionMatch named = english.match(heading);
    return {
        named.hasMatch() ? named.captured(1) : heading, heading,
        rest.section(QStringLiteral("\n\n"), 0, 0).simplified()};
}

QList<GlossaryEntry> handbookGlossary()
{
    QFile file(handbookFolder() + QStringLiteral("glossary.md"));
    return file.open(QIODevice::ReadOnly) ? glossaryOf(QString::fromUtf8(file.readAll()))
                                          : QList<GlossaryEntry>();
}

} // namespace

QString handbookFolder()
{
    const QString english = QStringLiteral(":/handbook/");
    const QString translated = english + core::languageInUse() + QLatin1Char('/');
    return QFile::exists(translated) ? translated : english;
}

QList<GlossaryEntry> glossaryOf(const QString& markdown)
{
    static const QRegularExpression heading("^## ", QRegularExpression::MultilineOption);
    QList<GlossaryEntry> entries;
    for (const QString& section : markdown.split(heading).mid(1)) {
        entries.append(entryOf(section));
    }
    return entries;
}

GlossaryEntry glossaryEntry(const QString& word)
{
    static const QList<GlossaryEntry> entries = handbookGlossary();
    const auto entry = std::ranges::find(entries, word, &GlossaryEntry::word);
    return entry == entries.end() ? GlossaryEntry() : *entry;
}

} // namespace ui
