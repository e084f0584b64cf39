#include "ui/insight/confusionpage.h"

#include "core/base/csvfield.h"
#include "ui/insight/confusionview.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
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
    writeTitles();
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
    tools->addWidget(new HelpButton(
        "confusionHelp", {"confusion matrix", "recall", "precision", "confidence interval"}));
    tools->addWidget(makeExportButton({png, csv}));
    return tools;
}

QTableWidget* ConfusionPage::createTable()
{
    auto* table = new QTableWidget(0, 5);
    setUpTable(table, "digitTable", tr("Scores of each digit"));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

/// What they mean is in their tool tips.
void ConfusionPage::writeTitles()
{
    const bool areDigits = m_classes.areDigits();
    m_table->setAccessibleName(areDigits ? tr("Scores of each digit") : tr("Scores of each class"));
    m_table->setHorizontalHeaderLabels(
        {areDigits ? tr("Digit") : tr("Class"), tr("Images"), tr("Recall, %"), tr("Precision, %"),
         tr("Accuracy, %")});
    const QStringList toolTips =
        areDigits
            ? QStringList{{},
                          tr("Images that show the digit"),
                          tr("The share of the images of this digit that are read as it"),
                          tr("The share of the images read as this digit that show it"),
                          tr("The share of all images for which “is it this digit?” is answered "
                             "rightly")}
            : QStringList{{},
                          tr("Images that show the class"),
                          tr("The share of the images of this class that are read as it"),
                          tr("The share of the images read as this class that show it"),
                          tr("The share of all images for which “is it this class?” is answered "
                             "rightly")};
    const QString interval = tr("; with Wilson's 95 % interval");
    for (int column = 0; column < m_table->columnCount(); ++column) {
        m_table->horizontalHeaderItem(column)->setToolTip(
            column > 1 ? toolTips[column] + interval : toolTips[column]);
    }
    m_table->setRowCount(m_classes.size());
}

void ConfusionPage::setClasses(const core::Classes& classes)
{
    if (classes != m_classes) {
        m_classes = classes;
        m_confusion.clear();
        m_view->setClasses(classes);
        writeTitles();
    }
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
    m_caption->setToolTip(plainToolTip(caption));
    fillTable();
    m_stack->setCurrentIndex(1);
}

void ConfusionPage::fillTable()
{
    for (const core::ClassScore& score : core::classScores(m_confusion)) {
        const auto setCell = [&](int column, const QString& text, const QString& toolTip = {}) {
            auto* item = new QTableWidgetItem(text);
            item->setTextAlignment(Qt::AlignCenter);
            item->setToolTip(plainToolTip(toolTip));
            m_table->setItem(score.label, column, item);
        };
        const auto setShare = [&](int column, qint64 hits, qint64 trials) {
            const core::ShareInterval interval = core::wilsonInterval(hits, trials);
            setCell(column, shortIntervalText(interval), intervalText(interval));
        };
        setCell(0, m_classes.name(score.label));
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
    for (const QString& name : m_classes.names()) {
        titles.append(core::csvField(QStringLiteral("read_as_") + name));
    }
    titles += {"images", "recall", "precision", "accuracy"};
    QStringList lines{titles.join(',')};
    for (const core::ClassScore& score : core::classScores(m_confusion)) {
        QStringList line{core::csvField(m_classes.name(score.label))};
        for (const qint64 count : m_confusion[static_cast<std::size_t>(score.label)]) {
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
