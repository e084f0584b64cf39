#pragma once

#include <QList>
#include <QString>

namespace ui
{

/// Where the handbook lies in the program, in the language of its texts or else in English:
/// `:/handbook/`, `:/handbook/zh_CN/`.
QString handbookFolder();

/// A word of the field, and what it means, in one paragraph of plain text.
struct GlossaryEntry {
    QString word;    ///< in English, by which the program names it
    QString heading; ///< as readers see it; in other languages with the English word behind
    QString meaning;
};

/// The entries of a glossary in Markdown, in its order: a heading of the second level is the word,
/// `epoch` or, in another language, `轮（epoch）`, the paragraph below it is the meaning. What
/// follows, such as links, is for readers of the page.
QList<GlossaryEntry> glossaryOf(const QString& markdown);

/// The entry of the handbook's glossary for that word; an empty one if it has none.
GlossaryEntry glossaryEntry(const QString& word);

} // namespace ui
