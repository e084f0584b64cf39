#include "ui/widgets/helpbutton.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/glossary.h"
#include "ui/widgets/themedicon.h"

#include <QLocale>
#include <QWhatsThis>

namespace ui
{

namespace
{

constexpr int margin = 2; ///< between the sign and the edge

QString explanationOf(const QList<GlossaryEntry>& entries)
{
    QString text;
    for (const GlossaryEntry& entry : entries) {
        text += QStringLiteral("<p><b>%1</b><br>%2</p>")
                    .arg(entry.heading.toHtmlEscaped(), entry.meaning.toHtmlEscaped());
    }
    return text;
}

} // namespace

HelpButton::HelpButton(const QString& objectName, const QStringList& words, QWidget* parent)
    : QToolButton(parent)
    , m_words(words)
{
    QList<GlossaryEntry> entries;
    QStringList headings;
    for (const QString& word : words) {
        entries.append(glossaryEntry(word));
        headings.append(entries.last().heading);
    }
    const QString question =
        tr("What is meant here by: %1").arg(QLocale().createSeparatedList(headings));
    setNames(this, objectName, question);
    setToolTip(question);
    setIcon(themedIcon("help", QPalette::PlaceholderText));
    const int side = fontMetrics().height(); // as high as the words beside it
    setIconSize({side, side});
    setFixedSize(side + 2 * margin, side + 2 * margin);
    setAutoRaise(true);
    // Shift+F1 and assistive technology find it there, too.
    setWhatsThis(explanationOf(entries));
    connect(this, &QToolButton::clicked, this, &HelpButton::explain);
}

void HelpButton::explain()
{
    QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), whatsThis(), this);
}

} // namespace ui
