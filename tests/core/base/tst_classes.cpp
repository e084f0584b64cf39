#include "core/base/classes.h"

#include <QTest>

using core::Classes;

class TstClasses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areDigitsAtFirst()
    {
        const Classes classes;
        QCOMPARE(classes.size(), 10);
        QCOMPARE(classes.name(7), QString("7"));
        QVERIFY(classes.areDigits());
        QVERIFY(classes.areHandwriting());
        QCOMPARE(Classes::numbered(10), classes);
    }

    void lettersAreHandwritingButNoDigits()
    {
        const Classes letters = *Classes::create({"A", "B", "c", "9"});
        QVERIFY(letters.areHandwriting());
        QVERIFY(!letters.areDigits());
        QVERIFY(!letters.areNumbers());
    }

    void clothesAreNoHandwriting()
    {
        QVERIFY(!m_clothes.areHandwriting());
        QVERIFY(!m_clothes.areDigits());
    }

    void withoutNamesTheyAreNumbers()
    {
        const Classes numbers = Classes::numbered(47);
        QCOMPARE(numbers.size(), 47);
        QCOMPARE(numbers.name(46), QString("46"));
        QVERIFY(numbers.areNumbers());
        QVERIFY(!numbers.areDigits());
    }

    void numbersMayStandForAsManyNames()
    {
        QVERIFY(m_clothes.fit(m_clothes));
        QVERIFY(m_clothes.fit(Classes::numbered(3)));
        QVERIFY(Classes::numbered(3).fit(m_clothes));
        QVERIFY(!m_clothes.fit(Classes::numbered(4)));
        QVERIFY(!m_clothes.fit(*Classes::create({"A", "B", "C"})));
    }

    void aListNamesTheFirstTwo()
    {
        QCOMPARE(core::listText(m_clothes), QString("Coat, Bag, ..."));
        QCOMPARE(core::listText(*Classes::create({"cat", "dog"})), QString("cat, dog"));
    }

    void namesThatDisturbATerminalAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("escape") << "\x1b[2JBag";
        QTest::newRow("two lines") << "Ba\ng";
        QTest::newRow("tab") << "Ba\tg";
        QTest::newRow("turned around") << QStringLiteral("Ba\u202eg");
        QTest::newRow("half a pair") << QString("Ba") + QChar(0xd83d);
    }

    void namesThatDisturbATerminalAreRefused()
    {
        QFETCH(QString, name);
        const auto classes = Classes::create({"Coat", name});
        QVERIFY(!classes);
        const QString& message = classes.error().message;
        QVERIFY2(
            message.startsWith("line 2: expected a name without control characters, found `"),
            qPrintable(message));
        QVERIFY(!message.contains(name));
    }

private:
    const Classes m_clothes = *Classes::create({"Coat", "Bag", "Boot"});
};

QTEST_GUILESS_MAIN(TstClasses)
#include "tst_classes.moc"
