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

QString explanationOf(const QStringList& words)
{
    QString text;
    for (const QString& word : words) {
        text += QStringLiteral("<p><b>%1</b><br>%2</p>")
                    .arg(word.toHtmlEscaped(), meaningOf(word).toHtmlEscaped());
    }
    return text;
}

} // namespace

HelpButton::HelpButton(const QString& objectName, const QStringList& words, QWidget* parent)
    : QToolButton(parent)
    , m_words(words)
{
    const QString question =
        tr("What is meant here by: %1").arg(QLocale().createSeparatedList(words));
    setNames(this, objectName, question);
    setToolTip(question);
    setIcon(themedIcon("help", QPalette::PlaceholderText));
    const int side = fontMetrics().height(); // as high as the words beside it
    setIconSize({side, side});
    setFixedSize(side + 2 * margin, side + 2 * margin);
    setAutoRaise(true);
    // Shift+F1 and assistive technology find it there, too.
    setWhatsThis(explanationOf(words));
    connect(this, &QToolButton::clicked, this, &HelpButton::explain);
}

void HelpButton::explain()
{
    QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), whatsThis(), this);
}

} // namespace ui
