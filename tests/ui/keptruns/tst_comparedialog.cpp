#include "tests/support/toyrun.h"
#include "ui/keptruns/comparedialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using ui::CompareDialog;

namespace
{

core::RunRecord recordOf(const QString& name, quint32 seed)
{
    return {.id = name, .name = name, .state = support::toyRun(seed)};
}

} // namespace

class TstCompareDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_dialog = new CompareDialog(recordOf("first", 1), recordOf("second", 2), nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }

    void cleanup() { delete m_dialog; }

    void theTableNamesWhatDiffers()
    {
        auto* table = find<QTableWidget>("compareTable");
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->verticalHeaderItem(0)->text(), QString("Seed"));
        QCOMPARE(table->horizontalHeaderItem(0)->text(), QString("A: first"));
        QCOMPARE(table->item(0, 0)->text(), QString("1"));
        QCOMPARE(table->item(0, 1)->text(), QString("2"));
    }

    void accuraciesHaveTheirIntervals()
    {
        QVERIFY(!find<QLabel>("accuracyA")->isVisible());
        m_dialog->showTesting(10000);
        QVERIFY(find<QWidget>("compareProgress")->isVisible());
        QVERIFY(find<QLabel>("compareVerdict")->text().contains("10,000"));
        m_dialog->showTest({9739, 61, 52, 148});
        QVERIFY(!find<QWidget>("compareProgress")->isVisible());
        // 9,800 of 10,000; the bounds by Wilson's formula.
        QVERIFY2(
            find<QLabel>("accuracyA")->text().endsWith("98.00 % (97.71 to 98.26 %)"),
            qPrintable(find<QLabel>("accuracyA")->text()));
        QVERIFY(find<QLabel>("accuracyB")->text().contains("97.91 %"));
    }

    void theVerdictIsInPlainWords_data()
    {
        QTest::addColumn<qint64>("onlyA");
        QTest::addColumn<qint64>("onlyB");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no evidence")
            << qint64(61) << qint64(52)
            << "They disagree on 113 of 10,000 images: A alone is right on 61, B alone on 52; p = "
               "0.45: no evidence that one is better.";
        QTest::newRow("A is better")
            << qint64(6) << qint64(0)
            << "They disagree on 6 of 10,000 images: A alone is right on 6, B alone on 0; p = "
               "0.031: evidence that A is better.";
        QTest::newRow("B is better")
            << qint64(10) << qint64(90)
            << "They disagree on 100 of 10,000 images: A alone is right on 10, B alone on 90; p < "
               "0.0001: evidence that B is better.";
        QTest::newRow("the same") << qint64(0) << qint64(0)
                                  << "Both are right on the same images, of 10,000: nothing tells "
                                     "them apart.";
    }

    void theVerdictIsInPlainWords()
    {
        QFETCH(qint64, onlyA);
        QFETCH(qint64, onlyB);
        QFETCH(QString, expected);
        QCOMPARE(ui::verdictText({9000, onlyA, onlyB, 1000 - onlyA - onlyB}), expected);
    }

    void withoutATestTheReasonIsShown()
    {
        m_dialog->showTesting(10);
        m_dialog->showNoTest("another dataset");
        QCOMPARE(find<QLabel>("compareVerdict")->text(), QString("another dataset"));
        QVERIFY(!find<QWidget>("compareProgress")->isVisible());
        QVERIFY(!find<QLabel>("accuracyA")->isVisible());
    }

    void copyGivesTableAndFindings()
    {
        m_dialog->showTest({9739, 61, 52, 148});
        QTest::mouseClick(find<QWidget>("copyComparisonButton"), Qt::LeftButton);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith("\tA: first\tB: second\nSeed\t1\t2\n"), qPrintable(text));
        QVERIFY(text.contains("98.00 %"));
        QVERIFY(text.contains("p = 0.45"));
    }

    void escapeClosesIt()
    {
        const QPointer<CompareDialog> dialog = m_dialog;
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        m_dialog = nullptr;
    }

private:
    template <typename Widget> Widget* find(const QString& name)
    {
        auto* widget = m_dialog->findChild<Widget*>(name);
        if (!widget) {
            qFatal("no widget %s", qPrintable(name));
        }
        return widget;
    }

    CompareDialog* m_dialog = nullptr;
};

QTEST_MAIN(TstCompareDialog)
#include "tst_comparedialog.moc"
