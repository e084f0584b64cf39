#include "core/training/runclock.h"

#include <QTest>

class TstRunClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaceIsDueTwentyTimesASecond()
    {
        core::Pace pace;
        int due = 0;
        for (int millisecond = 0; millisecond < 1000; ++millisecond) {
            due += pace.isDue(millisecond / 1000.0) ? 1 : 0;
        }
        QCOMPARE(due, 20);
    }

    void aPaceThatBeginsIsDueAWhileLater()
    {
        core::Pace pace;
        pace.begin(3);
        QVERIFY(!pace.isDue(3.04));
        QVERIFY(pace.isDue(3.06));
    }

    void aCostlySendingSlowsThePace()
    {
        core::Pace pace;
        QVERIFY(pace.isDue(0));
        pace.setCost(0.1);
        QVERIFY(!pace.isDue(4.9));
        QVERIFY(pace.isDue(5.1));
        QVERIFY(!pace.isDue(10));
        QVERIFY(pace.isDue(10.2));
    }
};

QTEST_GUILESS_MAIN(TstRunClock)
#include "tst_runclock.moc"
