#include "ui/insight/bydigitpage.h"

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
    , m_caption(new QLabel)
    , m_table(createTable())
    , m_message(new QLabel)
    , m_stack(new QStackedLayout(this))
{
    setObjectName("byDigitPage");
    setAccessibleName(tr("By digit"));
    m_caption->setObjectName("byDigitCaption");
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setContentsMargins(8, 8, 8, 8);
    m_message->setObjectName("byDigitEmpty");
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(16);
    auto* scores = new QWidget;
    auto* layout = new QVBoxLayout(scores);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_caption);
    layout->addWidget(m_table, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(scores);
}

QTableWidget* ByDigitPage::createTable()
{
    auto* table = new QTableWidget(core::digitCount, 5);
    table->setObjectName("byDigitTable");
    table->setAccessibleName(tr("Scores of each digit"));
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
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
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
