#pragma once

#include <QList>
#include <QString>

namespace ui
{

/// A word of the field, and what it means, in one paragraph of plain text.
struct GlossaryEntry {
    QString word;
    QString meaning;
};

/// The entries of a glossary in Markdown, in its order: a heading of the second level is the word,
/// the paragraph below it is the meaning. What follows, such as links, is for readers of the page.
QList<GlossaryEntry> glossaryOf(const QString& markdown);

/// The entries of docs/handbook/glossary.md.
const QList<GlossaryEntry>& glossary();

/// What a word of the glossary means; empty for one that it does not have.
QString meaningOf(const QString& word);

} // namespace ui
