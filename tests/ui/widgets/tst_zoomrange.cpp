#include "ui/widgets/zoomrange.h"

#include <QTest>

using ui::ZoomRange;

class TstZoomRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllAndGrows()
    {
        ZoomRange range(0.1);
        range.setWhole(0, 10);
        QCOMPARE(range.end(), 10.0);
        range.setWhole(0, 20);
        QCOMPARE(range.size(), 20.0);
        QVERIFY(!range.isZoomed());
        range.move(5);
        QCOMPARE(range.begin(), 0.0);
    }

    void zoomKeepsItsPlaceAndStaysWhereItIs()
    {
        ZoomRange range(0.1);
        range.setWhole(0, 10);
        range.zoom(0.5, 2);
        QCOMPARE(range.begin(), 1.0);
        QCOMPARE(range.end(), 6.0);
        range.setWhole(0, 100);
        QCOMPARE(range.begin(), 1.0);
        QCOMPARE(range.end(), 6.0);
        range.showAll();
        QCOMPARE(range.end(), 100.0);
    }

    void neverGoesBeyondTheEnds()
    {
        ZoomRange range(0.1);
        range.setWhole(0, 10);
        range.zoom(0.5, 10);
        QCOMPARE(range.begin(), 5.0);
        range.move(3);
        QCOMPARE(range.end(), 10.0);
        range.move(-30);
        QCOMPARE(range.begin(), 0.0);
        range.zoom(1.5, 0);
        QCOMPARE(range.end(), 7.5);
        range.zoom(100, 3);
        QVERIFY(!range.isZoomed());
        QCOMPARE(range.size(), 10.0);
    }

    void someIsAlwaysInSight()
    {
        ZoomRange range(0.1);
        range.setWhole(0, 10);
        range.zoom(0, 5);
        QCOMPARE(range.size(), 0.1);
        QCOMPARE(range.begin(), 4.95);
        range.setWhole(0, 0);
        range.showAll();
        QCOMPARE(range.size(), 0.1);
    }

    void aPlaceOutOfSightIsTakenAsItsNearestEnd()
    {
        ZoomRange range(0.1);
        range.setWhole(0, 10);
        range.zoom(0.5, 50);
        QVERIFY(range.begin() >= 0 && range.end() <= 10);
        QCOMPARE(range.size(), 5.0);
    }
};

QTEST_GUILESS_MAIN(TstZoomRange)
#include "tst_zoomrange.moc"
