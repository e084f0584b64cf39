#include "core/training/curve.h"

#include <QLocale>
#include <QTest>

#include <limits>

using core::Curve;
using core::CurvePoint;

namespace
{

core::TrainingProgress progress(int epoch, qint64 done, core::Score score)
{
    core::TrainingProgress progress{.epoch = epoch, .epochs = 10, .samplesDone = done};
    progress.samplesPerEpoch = 1000;
    progress.train = score;
    return progress;
}

core::EpochResult epochResult(int epoch, core::Score test)
{
    core::EpochResult result;
    result.epoch = epoch;
    result.test = test;
    return result;
}

} // namespace

class TstCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesCsvInOrderOfTime();
    void writesAllDigits();
    void readsWhatItWrote();
    void refusesWhatIsNoCurve_data();
    void refusesWhatIsNoCurve();
    void mergesTheTrainPointsOfALongRun();
    void endsWhereTheRunWasStopped();
    void addsNoEndThatItHasOrThatWasNotMeasured();
};

void TstCurve::writesCsvInOrderOfTime()
{
    Curve curve;
    QCOMPARE(curve.csv(), QStringLiteral("epoch,part,loss,accuracy\n"));
    curve.add(epochResult(0, {2.5, 0.125}));
    curve.add(progress(1, 500, {1.5, 0.5}));
    curve.add(progress(1, 1000, {1, 0.625}));
    curve.add(epochResult(1, {0.75, 0.75}));
    curve.add(progress(2, 250, {0.5, 0.875}));
    QCOMPARE(
        curve.csv(), QStringLiteral("epoch,part,loss,accuracy\n"
                                    "0,test,2.5,0.125\n"
                                    "0.5,train,1.5,0.5\n"
                                    "1,train,1,0.625\n"
                                    "1,test,0.75,0.75\n"
                                    "1.25,train,0.5,0.875\n"));
}

void TstCurve::writesAllDigits()
{
    QLocale::setDefault(QLocale(QLocale::German));
    const double loss = 0.1 + 0.2;
    Curve curve;
    curve.add(epochResult(0, {loss, 1.0 / 3}));
    QLocale::setDefault(QLocale::c());
    const QStringList cells = curve.csv().split(u'\n')[1].split(u',');
    QCOMPARE(cells.size(), 4);
    QVERIFY(cells[2].toDouble() == loss); // exactly, unlike QCOMPARE
    QVERIFY(cells[3].toDouble() == 1.0 / 3);
}

void TstCurve::readsWhatItWrote()
{
    Curve curve;
    curve.add(epochResult(0, {0.1 + 0.2, 1.0 / 3}));
    curve.add(progress(1, 333, {1e-300, 0.1}));
    curve.add(progress(1, 1000, {std::numeric_limits<double>::infinity(), 1}));
    curve.add(epochResult(1, {2.0 / 3, 0.7}));
    curve.add(progress(2, 1, {5, 0}));
    const auto read = Curve::fromCsv(curve.csv());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(*read == curve);
    QVERIFY(*Curve::fromCsv(Curve().csv()) == Curve());
}

void TstCurve::refusesWhatIsNoCurve_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const QString header = QStringLiteral("epoch,part,loss,accuracy\n");
    QTest::newRow("nothing") << QString() << "expected the columns";
    QTest::newRow("other columns") << QStringLiteral("a,b\n") << "found `a,b`";
    QTest::newRow("part") << header + "1,dev,0.1,0.9\n"
                          << "found `1,dev,0.1,0.9`";
    QTest::newRow("word") << header + "one,test,0.1,0.9\n"
                          << "found `one,";
    QTest::newRow("cut short") << header + "1,test,0.1\n"
                               << "found `1,test,0.1`";
    QTest::newRow("column too many") << header + "1,test,0.1,0.9,0\n"
                                     << "0.9,0`";
}

void TstCurve::refusesWhatIsNoCurve()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const auto read = Curve::fromCsv(text);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
}

void TstCurve::mergesTheTrainPointsOfALongRun()
{
    Curve curve;
    const int count = Curve::maxTrainPoints + 1;
    for (int i = 1; i <= count; ++i) {
        curve.add(progress(i, 1000, {double(i), 0.5}));
    }
    QCOMPARE(curve.train.size(), Curve::maxTrainPoints / 2 + 1);
    QCOMPARE(curve.train.first(), (CurvePoint{2, {1.5, 0.5}}));
    QCOMPARE(curve.train.last(), (CurvePoint{double(count), {double(count), 0.5}}));
}

void TstCurve::endsWhereTheRunWasStopped()
{
    Curve curve;
    curve.add(epochResult(0, {2.5, 0.125}));
    curve.add(epochResult(1, {0.75, 0.75}));
    const Curve wholeEpochs = curve;
    curve.add(progress(2, 420, {0.5, 0.875}));
    core::RunResult result{.outcome = core::Outcome::Stopped, .epochsDone = 1};
    result.test = {0.625, 0.8125};
    result.epoch = 1.42;
    curve.add(result);
    QCOMPARE(curve.test.size(), 3);
    QCOMPARE(curve.test.last(), (CurvePoint{1.42, {0.625, 0.8125}}));
    QCOMPARE(curve.lastEpoch(), 1.42);
    QVERIFY(curve.csv().endsWith("\n1.42,train,0.5,0.875\n1.42,test,0.625,0.8125\n"));
    const auto read = Curve::fromCsv(curve.csv());
    QVERIFY(read && *read == curve);
    curve.dropTestAfter(1);
    QCOMPARE(curve.test, wholeEpochs.test);
    QCOMPARE(curve.train.size(), 1);
}

void TstCurve::addsNoEndThatItHasOrThatWasNotMeasured()
{
    Curve curve;
    curve.add(core::RunResult{}); // abandoned
    QVERIFY(curve.isEmpty());
    core::RunResult result{.test = {2.5, 0.125}, .epoch = 0};
    curve.add(result); // stopped before its first evaluation had ended
    curve.add(result);
    QCOMPARE(curve.test, (QList<CurvePoint>{{0, {2.5, 0.125}}}));
    curve.add(epochResult(1, {0.75, 0.75}));
    result.epoch = 1; // completed
    curve.add(result);
    QCOMPARE(curve.test.size(), 2);
}

QTEST_GUILESS_MAIN(TstCurve)
#include "tst_curve.moc"
