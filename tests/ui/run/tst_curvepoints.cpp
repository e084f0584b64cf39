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
    void keepsTheLineWithinASight();
    void smoothingIsAMeanThatEndsWithTheLine();
    void placesOnALogAxis();
    void fitsLogAxes_data();
    void fitsLogAxes();
    void closeAccuracyHasRoomForTheError_data();
    void closeAccuracyHasRoomForTheError();
    void epochAxisHasRoomAhead_data();
    void epochAxisHasRoomAhead();
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
    QTest::newRow("a good one's end") << 0.08 << 0.1;
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
    QTest::addColumn<double>("epochs");
    QTest::addColumn<int>("maxTicks");
    QTest::addColumn<double>("interval");
    QTest::newRow("zoomed") << 0.1 << 11 << 0.01;
    QTest::newRow("one epoch") << 1.0 << 11 << 0.1;
    QTest::newRow("few") << 3.0 << 16 << 1.0;
    QTest::newRow("ten") << 10.0 << 11 << 1.0;
    QTest::newRow("ten, narrow") << 10.0 << 6 << 2.0;
    QTest::newRow("sixty") << 60.0 << 16 << 5.0;
    QTest::newRow("hundred") << 100.0 << 11 << 10.0;
    QTest::newRow("thousand, narrow") << 1000.0 << 4 << 500.0;
}

void TstCurvePoints::spacesEpochTicks()
{
    QFETCH(double, epochs);
    QFETCH(int, maxTicks);
    QFETCH(double, interval);
    QCOMPARE(ui::epochTickInterval(epochs, maxTicks), interval);
}

void TstCurvePoints::keepsTheLineWithinASight()
{
    const QList<QPointF> points = wave(101); // 0 to 1
    const QList<QPointF> some = ui::within(points, 0.205, 0.295);
    QCOMPARE(some.size(), 11);
    QCOMPARE(some.first(), points[20]); // where the line comes from
    QCOMPARE(some.last(), points[30]);
    QCOMPARE(ui::within(points, -1, 2), points);
    QCOMPARE(ui::within(points, 2, 3), QList<QPointF>{points.last()});
    QCOMPARE(ui::within({}, 0, 1), QList<QPointF>());
}

void TstCurvePoints::smoothingIsAMeanThatEndsWithTheLine()
{
    const QList<QPointF> points{{0, 8}, {1, 0}, {2, 4}, {3, 2}, {4, 6}};
    QCOMPARE(ui::smoothed(points, 2), (QList<QPointF>{{0, 8}, {1, 4}, {2, 2}, {3, 4}, {4, 6}}));
    QCOMPARE(ui::smoothed(points, 100), (QList<QPointF>{{0, 8}, {1, 4}, {2, 4}, {3, 4}, {4, 6}}));
    QCOMPARE(ui::smoothed({}, 2), QList<QPointF>());
    QCOMPARE(ui::smoothed({{3, 1}}, 2), (QList<QPointF>{{3, 1}}));
}

void TstCurvePoints::placesOnALogAxis()
{
    QCOMPARE(ui::logPlace(100), 2.0);
    QCOMPARE(ui::logPlace(0), ui::logPlace(-1)); // below all, and finite
    QVERIFY(ui::logPlace(0) < ui::logPlace(0.001));
    QCOMPARE(ui::logPoints({{1, 10}}), (QList<QPointF>{{1, 1}}));
    QCOMPARE(ui::errorLogPoints({{1, 90}}), (QList<QPointF>{{1, 1}}));
}

void TstCurvePoints::fitsLogAxes_data()
{
    QTest::addColumn<double>("lowest");
    QTest::addColumn<double>("highest");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("two decades") << 2.3 << 90.0
                                 << QStringList{"2 %", "5 %", "10 %", "20 %", "50 %", "100 %"};
    QTest::newRow("four decades") << 0.02 << 90.0 << QStringList{"0.1 %", "1 %", "10 %", "100 %"};
    QTest::newRow("one value") << 1.0 << 1.0 << QStringList{"1 %", "2 %", "5 %", "10 %"};
    QTest::newRow("steps themselves")
        << 0.2 << 5.0 << QStringList{"0.2 %", "0.5 %", "1 %", "2 %", "5 %"};
}

void TstCurvePoints::fitsLogAxes()
{
    QFETCH(double, lowest);
    QFETCH(double, highest);
    QFETCH(QStringList, labels);
    const ui::AxisScale scale = ui::errorLogScale(lowest, highest);
    QStringList texts;
    for (const ui::AxisScale::Label& label : scale.labels) {
        texts.append(label.text);
        QVERIFY(label.place >= scale.low - 1e-9 && label.place <= scale.high + 1e-9);
    }
    QCOMPARE(texts, labels);
    QVERIFY(scale.low <= ui::logPlace(lowest) && scale.high >= ui::logPlace(highest));
}

void TstCurvePoints::closeAccuracyHasRoomForTheError_data()
{
    QTest::addColumn<double>("error");
    QTest::addColumn<double>("low");
    QTest::newRow("untrained") << 90.0 << 0.0;
    QTest::newRow("5 %") << 5.0 << 80.0;
    QTest::newRow("2 %") << 2.0 << 90.0;
    QTest::newRow("0.5 %") << 0.5 << 98.0;
    QTest::newRow("none") << 0.0 << 99.95;
}

void TstCurvePoints::closeAccuracyHasRoomForTheError()
{
    QFETCH(double, error);
    QTEST(ui::closeAccuracyLow(error), "low");
}

void TstCurvePoints::epochAxisHasRoomAhead_data()
{
    QTest::addColumn<double>("last");
    QTest::addColumn<int>("epochs");
    QTest::addColumn<double>("end");
    QTest::newRow("a short run") << 0.0 << 3 << 3.0;
    QTest::newRow("a long one begins") << 0.0 << 300 << 10.0;
    QTest::newRow("comes near the end") << 9.2 << 300 << 15.0;
    QTest::newRow("ends") << 300.0 << 300 << 300.0;
    QTest::newRow("went on") << 5.5 << 3 << 6.0;
    QTest::newRow("the longest") << 950.0 << 1000 << 1000.0;
}

void TstCurvePoints::epochAxisHasRoomAhead()
{
    QFETCH(double, last);
    QFETCH(int, epochs);
    QTEST(ui::epochAxisEnd(last, epochs), "end");
}

QTEST_GUILESS_MAIN(TstCurvePoints)
#include "tst_curvepoints.moc"
