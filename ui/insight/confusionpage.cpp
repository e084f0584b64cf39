#include "ui/insight/confusionpage.h"

#include "ui/insight/confusionview.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableWidget>
#include <QToolButton>

namespace ui
{

namespace
{

/// `98.0 (97.7–98.3)`, in percent; three of them stand beside the matrix.
QString shortIntervalText(const core::ShareInterval& interval)
{
    const auto percent = [](double share) { return QLocale().toString(share * 100, 'f', 1); };
    return QStringLiteral("%1 (%2–%3)")
        .arg(percent(interval.share), percent(interval.low), percent(interval.high));
}

} // namespace

ConfusionPage::ConfusionPage(QWidget* parent)
    : WatchedWidget(parent)
    , m_view(new ConfusionView)
    , m_table(createTable())
    , m_caption(makeLabel("confusionCaption", tr("Whose readings these are")))
    , m_hint(makeHint("confusionHint"))
    , m_values(new QComboBox)
    , m_comparison(new QComboBox)
    , m_halves(new QSplitter)
    , m_stack(new QStackedLayout(this))
{
    setNames(this, "confusionPage", tr("Confusion"));
    m_halves->setChildrenCollapsible(false);
    m_halves->addWidget(m_view);
    m_halves->addWidget(m_table);
    m_halves->setStretchFactor(0, 1);
    m_halves->setStretchFactor(1, 1);
    auto* content = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({8, 8, 8, 8}, 6, content);
    layout->addLayout(createTools());
    layout->addWidget(m_halves, 1);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(content);
    connect(m_view, &ConfusionView::cellChosen, this, &ConfusionPage::cellChosen);
}

QLayout* ConfusionPage::createTools()
{
    setNames(m_values, "valueCombo", tr("What the cells show"));
    m_values->addItems({tr("Counts"), tr("Shares in %")});
    setNames(m_comparison, "compareCombo", tr("What to compare with"));
    m_comparison->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_comparison->setMinimumContentsLength(14);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(m_values, &QComboBox::currentIndexChanged, m_view, [this](int index) {
        m_view->setShares(index == 1);
    });
    connect(m_comparison, &QComboBox::activated, this, &ConfusionPage::comparisonChosen);
    QAction* png = makeAction(this, "exportConfusionPngAction", {}, tr("Export as picture…"));
    QAction* csv = makeAction(this, "exportConfusionCsvAction", {}, tr("Export as table…"));
    connect(png, &QAction::triggered, this, &ConfusionPage::exportPngRequested);
    connect(csv, &QAction::triggered, this, &ConfusionPage::exportCsvRequested);
    auto* tools = makeLayout<QHBoxLayout>({}, 6);
    tools->addWidget(m_values);
    tools->addWidget(m_comparison);
    tools->addWidget(m_caption, 1);
    tools->addWidget(makeExportButton({png, csv}));
    return tools;
}

QTableWidget* ConfusionPage::createTable()
{
    auto* table = new QTableWidget(core::digitCount, 5);
    setUpTable(table, "digitTable", tr("Scores of each digit"));
    table->setHorizontalHeaderLabels(
        {tr("Digit"), tr("Images"), tr("Recall, %"), tr("Precision, %"), tr("Accuracy, %")});
    const QStringList toolTips{
        {},
        tr("Images that show the digit"),
        tr("The share of the images of this digit that are read as it"),
        tr("The share of the images read as this digit that show it"),
        tr("The share of all images for which “is it this digit?” is answered rightly")};
    const QString interval = tr("; with Wilson's 95 % interval");
    for (int column = 0; column < table->columnCount(); ++column) {
        table->horizontalHeaderItem(column)->setToolTip(
            column > 1 ? toolTips[column] + interval : toolTips[column]);
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

void ConfusionPage::resizeEvent(QResizeEvent* event)
{
    WatchedWidget::resizeEvent(event);
    const bool fitsBelow = height() > m_view->minimumSizeHint().height() * 2;
    const bool fitsBeside = width() > m_view->minimumSizeHint().width() * 7 / 4;
    m_halves->setOrientation(fitsBelow && !fitsBeside ? Qt::Vertical : Qt::Horizontal);
}

void ConfusionPage::setComparisons(const QStringList& names)
{
    if (names == m_comparisons) {
        return; // its popup may be open
    }
    m_comparisons = names;
    m_comparison->clear();
    m_comparison->addItems(names);
}

void ConfusionPage::setComparison(int index)
{
    m_comparison->setCurrentIndex(index);
}

void ConfusionPage::showConfusion(
    const core::Confusion& confusion, const std::optional<core::Confusion>& other,
    const QString& caption)
{
    m_confusion = confusion;
    m_view->setConfusion(confusion);
    m_view->setOther(other);
    m_caption->setText(caption);
    m_caption->setToolTip(caption);
    fillTable();
    m_stack->setCurrentIndex(1);
}

void ConfusionPage::fillTable()
{
    for (const core::DigitScore& score : core::digitScores(m_confusion)) {
        const auto setCell = [&](int column, const QString& text, const QString& toolTip = {}) {
            auto* item = new QTableWidgetItem(text);
            item->setTextAlignment(Qt::AlignCenter);
            item->setToolTip(toolTip);
            m_table->setItem(score.digit, column, item);
        };
        const auto setShare = [&](int column, qint64 hits, qint64 trials) {
            const core::ShareInterval interval = core::wilsonInterval(hits, trials);
            setCell(column, shortIntervalText(interval), intervalText(interval));
        };
        setCell(0, QString::number(score.digit));
        setCell(1, QLocale().toString(score.images));
        setShare(2, score.right, score.images);
        setShare(3, score.right, score.readAs);
        setShare(4, score.rightlyAnswered(), score.all);
    }
}

void ConfusionPage::showHint(const QString& text)
{
    m_hint->setText(text);
    m_stack->setCurrentIndex(0);
}

QString ConfusionPage::csv() const
{
    QStringList titles{QStringLiteral("label")};
    for (int digit = 0; digit < core::digitCount; ++digit) {
        titles.append(QStringLiteral("read_as_%1").arg(digit));
    }
    titles += {"images", "recall", "precision", "accuracy"};
    QStringList lines{titles.join(',')};
    for (const core::DigitScore& score : core::digitScores(m_confusion)) {
        QStringList line{QString::number(score.digit)};
        for (const qint64 count : m_confusion[static_cast<std::size_t>(score.digit)]) {
            line.append(QString::number(count));
        }
        line +=
            {QString::number(score.images), QString::number(score.recall(), 'g', 6),
             QString::number(score.precision(), 'g', 6), QString::number(score.accuracy(), 'g', 6)};
        lines.append(line.join(','));
    }
    return lines.join('\n') + '\n';
}

} // namespace ui
