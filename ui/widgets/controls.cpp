#include "ui/widgets/controls.h"

#include "ui/widgets/themedicon.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTextDocument>
#include <QToolButton>

namespace ui
{

void setNames(QWidget* widget, const QString& objectName, const QString& accessibleName)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(accessibleName);
}

QString withoutMnemonic(const QString& text)
{
    static const QRegularExpression inBrackets(QStringLiteral("\\(&.\\)"));
    return QString(text).remove(inBrackets).remove('&');
}

QToolButton* makeToolButton(const QString& objectName, const QString& text, const QString& toolTip)
{
    auto* button = new QToolButton;
    setNames(button, objectName, text);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    return button;
}

QPushButton* makePushButton(
    const QString& objectName, const QString& icon, const QString& text, const QString& toolTip)
{
    auto* button = new QPushButton(text);
    setNames(button, objectName, withoutMnemonic(text));
    button->setToolTip(toolTip);
    if (!icon.isEmpty()) {
        button->setIcon(themedIcon(icon));
    }
    return button;
}

QLabel* makeLabel(const QString& objectName, const QString& accessibleName)
{
    auto* label = new QLabel;
    setNames(label, objectName, accessibleName);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString plainToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

QLabel* makeHeading(const QString& text)
{
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLabel* makeHint(const QString& objectName, const QString& text)
{
    auto* label = new QLabel(text);
    label->setObjectName(objectName);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMargin(16);
    return label;
}

void setUpTable(QTableView* table, const QString& objectName, const QString& accessibleName)
{
    setNames(table, objectName, accessibleName);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    table->horizontalHeader()->setHighlightSections(false);
}

} // namespace ui
