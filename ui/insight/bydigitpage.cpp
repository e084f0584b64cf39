#include "ui/insight/bydigitpage.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStackedLayout>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui
{

ByDigitPage::ByDigitPage(QWidget* parent)
    : QWidget(parent)
    , m_caption(makeLabel("byDigitCaption", tr("Whose scores they are")))
    , m_table(createTable())
    , m_message(makeHint("byDigitEmpty"))
    , m_stack(new QStackedLayout(this))
{
    setNames(this, "byDigitPage", tr("By digit"));
    m_caption->setContentsMargins(8, 8, 8, 8);
    auto* scores = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, 0, scores);
    layout->addWidget(m_caption);
    layout->addWidget(m_table, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(scores);
}

QTableWidget* ByDigitPage::createTable()
{
    auto* table = new QTableWidget(core::digitCount, 5);
    setUpTable(table, "byDigitTable", tr("Scores of each digit"));
    table->setHorizontalHeaderLabels(
        {tr("Digit"), tr("Images"), tr("Accuracy"), tr("Precision"), tr("Recall")});
    const QStringList toolTips{
        {},
        tr("Test images that show the digit"),
        tr("The share of all test images for which “is it this digit?” is answered rightly"),
        tr("The share of the images read as this digit that show it"),
        tr("The share of the images of this digit that are read as it")};
    for (int column = 0; column < table->columnCount(); ++column) {
        table->horizontalHeaderItem(column)->setToolTip(toolTips[column]);
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

void ByDigitPage::showScores(
    const std::array<core::DigitScore, core::digitCount>& scores, const QString& caption)
{
    for (const core::DigitScore& score : scores) {
        const QStringList texts{
            QString::number(score.digit), QLocale().toString(score.images),
            percentText(score.accuracy(), 2), percentText(score.precision(), 2),
            percentText(score.recall(), 2)};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment(Qt::AlignCenter);
            m_table->setItem(score.digit, column, item);
        }
    }
    m_caption->setText(caption);
    m_stack->setCurrentIndex(1);
}

void ByDigitPage::showMessage(const QString& text)
{
    m_message->setText(text);
    m_stack->setCurrentIndex(0);
}

void ByDigitPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT lookedAt();
}

} // namespace ui
