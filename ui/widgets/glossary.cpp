#include "ui/widgets/glossary.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace ui
{

namespace
{

GlossaryEntry entryOf(const QString& section)
{
    const QString word = section.section('\n', 0, 0).trimmed();
    const QString rest = section.section('\n', 1).trimmed();
    return {word, rest.section(QStringLiteral("\n\n"), 0, 0).simplified()};
}

} // namespace

QList<GlossaryEntry> glossaryOf(const QString& markdown)
{
    static const QRegularExpression heading("^## ", QRegularExpression::MultilineOption);
    QList<GlossaryEntry> entries;
    for (const QString& section : markdown.split(heading).mid(1)) {
        entries.append(entryOf(section));
    }
    return entries;
}

const QList<GlossaryEntry>& glossary()
{
    static const QList<GlossaryEntry> entries = [] {
        QFile file(QStringLiteral(":/handbook/glossary.md"));
        return file.open(QIODevice::ReadOnly) ? glossaryOf(QString::fromUtf8(file.readAll()))
                                              : QList<GlossaryEntry>();
    }();
    return entries;
}

QString meaningOf(const QString& word)
{
    const auto entry = std::ranges::find(glossary(), word, &GlossaryEntry::word);
    return entry == glossary().end() ? QString() : entry->meaning;
}

} // namespace ui
