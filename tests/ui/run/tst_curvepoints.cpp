#include "ui/run/chartscale.h"
#include "ui/run/curvepoints.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using core::Curve;
using core::CurvePoint;

class TstCurvePoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesProgressWithinItsEpoch();
    void skipsValuesThatAreNotFinite();
    void thinnedKeepsFewPointsAsTheyAre();
    void thinnedKeepsEndsAndPeaks();
    void thinnedStaysInOrder_data();
    void thinnedStaysInOrder();
    void findsNearestPoint();
    void growsLossAxisInNiceSteps_data();
    void growsLossAxisInNiceSteps();
    void spacesEpochTicks_data();
    void spacesEpochTicks();
};

namespace
{

core::TrainingProgress progress(int epoch, qint64 done, core::Score score)
{
    return {
        .epoch = epoch,
        .epochs = 10,
        .samplesDone = done,
        .samplesPerEpoch = 1000,
        .samplesPerSecond = 1,
        .secondsLeft = 1,
        .train = score};
}

core::EpochResult epochResult(int epoch, core::Score test)
{
    core::EpochResult result;
    result.epoch = epoch;
    result.test = test;
    return result;
}

QList<QPointF> wave(int count)
{
    QList<QPointF> points;
    for (int i = 0; i < count; ++i) {
        points.append({i * 0.01, std::sin(i * 0.7)});
    }
    return points;
}

} // namespace

void TstCurvePoints::placesProgressWithinItsEpoch()
{
    Curve curve;
    QVERIFY(curve.isEmpty());
    curve.add(epochResult(0, {2.3, 0.1}));
    curve.add(progress(4, 420, {0.09, 0.971}));
    QCOMPARE(curve.train.first().epoch, 3.42);
    QCOMPARE(curve.test.first().epoch, 0.0);
    QCOMPARE(curve.lastEpoch(), 3.42);
    QCOMPARE(curve.highestLoss(), 2.3);
    QCOMPARE(ui::accuracyPoints(curve.train), QList<QPointF>({{3.42, 97.1}}));
    QCOMPARE(ui::lossPoints(curve.test), QList<QPointF>({{0, 2.3}}));
}

void TstCurvePoints::skipsValuesThatAreNotFinite()
{
    Curve curve;
    curve.add(progress(1, 100, {std::numeric_limits<double>::quiet_NaN(), 0.1}));
    curve.add(progress(1, 200, {std::numeric_limits<double>::infinity(), 0.2}));
    curve.add(progress(1, 300, {3, 0.3}));
    QCOMPARE(ui::lossPoints(curve.train).size(), 1);
    QCOMPARE(ui::accuracyPoints(curve.train).size(), 3);
    QCOMPARE(curve.highestLoss(), 3.0);
}

void TstCurvePoints::thinnedKeepsFewPointsAsTheyAre()
{
    QCOMPARE(ui::thinned({}, 100), QList<QPointF>());
    QCOMPARE(ui::thinned(wave(100), 100), wave(100));
}

void TstCurvePoints::thinnedKeepsEndsAndPeaks()
{
    QList<QPointF> points = wave(2200);
    points[1234].setY(7);
    points[777].setY(-7);
    const QList<QPointF> thin = ui::thinned(points, 600);
    QCOMPARE(thin.first(), points.first());
    QCOMPARE(thin.last(), points.last());
    QVERIFY(thin.contains(points[1234]));
    QVERIFY(thin.contains(points[777]));
}

void TstCurvePoints::thinnedStaysInOrder_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("most");
    QTest::newRow("one more than wanted") << 101 << 100;
    QTest::newRow("fewest") << 50 << 4;
    QTest::newRow("odd") << 997 << 101;
    QTest::newRow("a long run") << 22000 << 600;
}

void TstCurvePoints::thinnedStaysInOrder()
{
    QFETCH(int, count);
    QFETCH(int, most);
    const QList<QPointF> thin = ui::thinned(wave(count), most);
    QVERIFY(thin.size() <= most);
    QVERIFY(thin.size() > most / 2);
    const auto notLater = [](const QPointF& a, const QPointF& b) { return a.x() >= b.x(); };
    QVERIFY(std::adjacent_find(thin.begin(), thin.end(), notLater) == thin.end());
}

void TstCurvePoints::findsNearestPoint()
{
    const QList<CurvePoint> points{{0, {}}, {1, {}}, {2, {}}};
    QCOMPARE(ui::nearestPoint(points, -1).epoch, 0.0);
    QCOMPARE(ui::nearestPoint(points, 0.4).epoch, 0.0);
    QCOMPARE(ui::nearestPoint(points, 0.6).epoch, 1.0);
    QCOMPARE(ui::nearestPoint(points, 9).epoch, 2.0);
}

void TstCurvePoints::growsLossAxisInNiceSteps_data()
{
    QTest::addColumn<double>("loss");
    QTest::addColumn<double>("end");
    QTest::newRow("no run") << 0.0 << 2.5;
    QTest::newRow("untrained") << 2.303 << 2.5;
    QTest::newRow("above") << 2.51 << 5.0;
    QTest::newRow("ten") << 10.0 << 10.0;
    QTest::newRow("diverged") << 180.0 << 250.0;
    QTest::newRow("beyond use") << 1e300 << 1e6;
}

void TstCurvePoints::growsLossAxisInNiceSteps()
{
    QFETCH(double, loss);
    QFETCH(double, end);
    QCOMPARE(ui::lossAxisEnd(loss), end);
}

void TstCurvePoints::spacesEpochTicks_data()
{
    QTest::addColumn<int>("epochs");
    QTest::addColumn<int>("maxTicks");
    QTest::addColumn<int>("interval");
    QTest::newRow("one epoch") << 1 << 11 << 1;
    QTest::newRow("ten") << 10 << 11 << 1;
    QTest::newRow("ten, narrow") << 10 << 6 << 2;
    QTest::newRow("sixty") << 60 << 16 << 5;
    QTest::newRow("hundred") << 100 << 11 << 10;
    QTest::newRow("thousand, narrow") << 1000 << 4 << 500;
}

void TstCurvePoints::spacesEpochTicks()
{
    QFETCH(int, epochs);
    QFETCH(int, maxTicks);
    QFETCH(int, interval);
    QCOMPARE(ui::epochTickInterval(epochs, maxTicks), interval);
}

QTEST_GUILESS_MAIN(TstCurvePoints)
#include "tst_curvepoints.moc"
