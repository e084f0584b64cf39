#include "ui/keptruns/comparedialog.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/numbertext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr double significance = 0.05;

QString pValueText(double p)
{
    const QLocale locale;
    if (p < 0.0001) {
        return CompareDialog::tr("p < %1").arg(locale.toString(0.0001, 'f', 4));
    }
    return CompareDialog::tr("p = %1").arg(locale.toString(p, 'g', 2));
}

QString conclusion(const core::ModelComparison& comparison)
{
    if (comparison.pValue() >= significance) {
        return CompareDialog::tr("no evidence that one is better");
    }
    return comparison.onlyA > comparison.onlyB ? CompareDialog::tr("evidence that A is better")
                                               : CompareDialog::tr("evidence that B is better");
}

} // namespace

QString verdictText(const core::ModelComparison& comparison)
{
    const qint64 disagreements = comparison.onlyA + comparison.onlyB;
    const QLocale locale;
    if (disagreements == 0) {
        return CompareDialog::tr("Both are right on the same images, of %1: nothing tells them "
                                 "apart.")
            .arg(locale.toString(comparison.images()));
    }
    return CompareDialog::tr("They disagree on %1 of %2 images: A alone is right on %3, B alone on "
                             "%4; %5: %6.")
        .arg(
            locale.toString(disagreements), locale.toString(comparison.images()),
            locale.toString(comparison.onlyA), locale.toString(comparison.onlyB),
            pValueText(comparison.pValue()), conclusion(comparison));
}

CompareDialog::CompareDialog(const core::RunRecord& a, const core::RunRecord& b, QWidget* parent)
    : QDialog(parent)
    , m_nameA(tr("A: %1").arg(a.name))
    , m_nameB(tr("B: %1").arg(b.name))
    , m_accuracyA(addLine("accuracyA", tr("Accuracy of A")))
    , m_accuracyB(addLine("accuracyB", tr("Accuracy of B")))
    , m_verdict(addLine("compareVerdict", tr("What the test says")))
    , m_progress(new QProgressBar(this))
{
    setObjectName("compareDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare two runs"));
    setAccessibleName(windowTitle());
    setNames(m_progress, "compareProgress", tr("Progress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_verdict->setToolTip(
        tr("McNemar's test: were both equally good, a difference as large as this or larger would "
           "come up by chance with probability p"));

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(makeTable(a, b), 1);
    layout->addWidget(m_accuracyA);
    layout->addWidget(m_accuracyB);
    layout->addWidget(m_verdict);
    layout->addWidget(m_progress);
    layout->addLayout(makeButtons());
    resize(680, 440);
}

QWidget* CompareDialog::makeTable(const core::RunRecord& a, const core::RunRecord& b)
{
    const QList<core::Difference> differences = core::compareRuns(a, b);
    m_table = new QTableWidget(static_cast<int>(differences.size()), 2);
    setNames(m_table, "compareTable", tr("What differs"));
    m_table->setHorizontalHeaderLabels({m_nameA, m_nameB});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QStringList titles;
    for (int row = 0; row < differences.size(); ++row) {
        titles.append(differences[row].what);
        m_table->setItem(row, 0, new QTableWidgetItem(differences[row].valueA));
        m_table->setItem(row, 1, new QTableWidgetItem(differences[row].valueB));
    }
    m_table->setVerticalHeaderLabels(titles);
    for (int column = 0; column < 2; ++column) {
        QTableWidgetItem* header = m_table->horizontalHeaderItem(column);
        header->setToolTip(plainToolTip(header->text()));
    }
    m_table->resizeRowsToContents();
    return m_table;
}

QLayout* CompareDialog::makeButtons()
{
    QPushButton* copy = makePushButton(
        "copyComparisonButton", "paste", tr("&Copy"),
        tr("Copy table and findings as text (Alt+C)"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    auto* layout = new QHBoxLayout;
    layout->addWidget(copy);
    layout->addWidget(new HelpButton(
        "compareHelp", {"accuracy", "confidence interval", "McNemar's test", "p-value"}));
    layout->addStretch();
    layout->addWidget(buttons);
    return layout;
}

QLabel* CompareDialog::addLine(const char* name, const QString& accessibleName)
{
    QLabel* label = makeLabel(name, accessibleName);
    label->setParent(this);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void CompareDialog::showTesting(qsizetype images)
{
    m_verdict->setText(tr("Testing both models on %1 images…").arg(QLocale().toString(images)));
    m_verdict->show();
    m_progress->show();
}

void CompareDialog::showTest(const core::ModelComparison& comparison)
{
    const QString line =
        tr("Test accuracy of %1 with its 95 % interval: %2", "A or B; accuracy and its bounds");
    m_accuracyA->setText(line.arg(QStringLiteral("A"), intervalText(comparison.accuracyA())));
    m_accuracyB->setText(line.arg(QStringLiteral("B"), intervalText(comparison.accuracyB())));
    for (QLabel* label : {m_accuracyA, m_accuracyB}) {
        label->setToolTip(
            tr("Wilson's score interval: it holds what the model would reach on ever more such "
               "images, with 95 % confidence"));
        label->show();
    }
    m_verdict->setText(verdictText(comparison));
    m_verdict->show();
    m_progress->hide();
}

void CompareDialog::showNoTest(const QString& why)
{
    m_verdict->setText(why);
    m_verdict->show();
    m_progress->hide();
}

QString CompareDialog::text() const
{
    QStringList lines{QStringList{"", m_nameA, m_nameB}.join('\t')};
    for (int row = 0; row < m_table->rowCount(); ++row) {
        lines.append(QStringList{
            m_table->verticalHeaderItem(row)->text(), m_table->item(row, 0)->text(),
            m_table->item(row, 1)->text()}
                         .join('\t'));
    }
    for (const QLabel* label : {m_accuracyA, m_accuracyB, m_verdict}) {
        if (!label->isHidden()) {
            lines.append(label->text());
        }
    }
    return lines.join('\n') + '\n';
}

} // namespace ui
