#include "app/columns.h"

#include <QTest>

class TstColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextTakesColumns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("nothing") << "" << 0;
        QTest::newRow("English") << "read as" << 7;
        QTest::newRow("Chinese") << "认作" << 4;
        QTest::newRow("both") << "标签 \\ 认作 3" << 13;
        QTest::newRow("full-width signs") << "（3）" << 5;
        QTest::newRow("Korean") << "숫자" << 4;
        QTest::newRow("signs of Europe") << "3 × 4 … é" << 9;
    }

    void aTextTakesColumns()
    {
        QFETCH(QString, text);
        QTEST(app::columnsOf(text), "columns");
    }

    void textsAreFilledUp()
    {
        QCOMPARE(app::leftInColumns("认作", 6), QString("认作  "));
        QCOMPARE(app::rightInColumns("认作", 6), QString("  认作"));
        QCOMPARE(app::rightInColumns("认作", 3), QString("认作"));
    }

    void noHalfLetterIsLeft()
    {
        QCOMPARE(app::cutToColumns("认作", 3), QString("认"));
        QCOMPARE(app::cutToColumns("Trouser", 5), QString("Trous"));
        QCOMPARE(app::cutToColumns("Bag", 5), QString("Bag"));
    }
};

QTEST_GUILESS_MAIN(TstColumns)
#include "tst_columns.moc"
