#include "core/runs/statistics.h"

#include <QTest>

#include <cmath>

class TstStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wilsonIntervalMatchesPublishedValues_data();
    void wilsonIntervalMatchesPublishedValues();
    void wilsonIntervalEndsWhereItsEquationHolds();
    void wilsonIntervalStaysWithinItsBounds();
    void mcNemarMatchesSumsOfBinomials_data();
    void mcNemarMatchesSumsOfBinomials();
    void mcNemarIsTheSameFromBothSides();
    void mcNemarOfManyImagesIsCloseToTheNormalDistribution();
    void mcNemarOfHugeCountsIsANumber();
};

/// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
/// Medicine 17 (1998), table I, method 3.
void TstStatistics::wilsonIntervalMatchesPublishedValues_data()
{
    QTest::addColumn<qint64>("hits");
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("81 of 263") << qint64(81) << qint64(263) << 0.2553 << 0.3662;
    QTest::newRow("15 of 148") << qint64(15) << qint64(148) << 0.0624 << 0.1605;
    QTest::newRow("0 of 20") << qint64(0) << qint64(20) << 0.0 << 0.1611;
    QTest::newRow("1 of 29") << qint64(1) << qint64(29) << 0.0061 << 0.1718;
}

void TstStatistics::wilsonIntervalMatchesPublishedValues()
{
    QFETCH(qint64, hits);
    QFETCH(qint64, trials);
    QFETCH(double, low);
    QFETCH(double, high);
    const core::ShareInterval interval = core::wilsonInterval(hits, trials);
    QVERIFY2(
        std::abs(interval.low - low) < 0.00005, qPrintable(QString::number(interval.low, 'g', 8)));
    QVERIFY2(
        std::abs(interval.high - high) < 0.00005,
        qPrintable(QString::number(interval.high, 'g', 8)));
    QCOMPARE(interval.share, double(hits) / double(trials));
}

/// At both ends the seen share lies z standard errors away: |share - p| = z sqrt(p (1 - p) / n).
void TstStatistics::wilsonIntervalEndsWhereItsEquationHolds()
{
    const double z = 1.959964;
    const core::ShareInterval interval = core::wilsonInterval(9800, 10000);
    for (const double p : {interval.low, interval.high}) {
        const double distance = std::abs(interval.share - p);
        QVERIFY(std::abs(distance - z * std::sqrt(p * (1 - p) / 10000)) < 1e-9);
    }
    QVERIFY(interval.low < 0.98 && interval.high > 0.98);
}

void TstStatistics::wilsonIntervalStaysWithinItsBounds()
{
    QCOMPARE(core::wilsonInterval(0, 5).low, 0.0);
    QCOMPARE(core::wilsonInterval(5, 5).high, 1.0);
    QVERIFY(core::wilsonInterval(5, 5).low < 1);
    QCOMPARE(core::wilsonInterval(0, 0).low, 0.0);
    QCOMPARE(core::wilsonInterval(0, 0).high, 1.0);
}

/// Worked out by hand: twice the sum of n over k for k up to the smaller count, over 2 to the n.
void TstStatistics::mcNemarMatchesSumsOfBinomials_data()
{
    QTest::addColumn<qint64>("onlyA");
    QTest::addColumn<qint64>("onlyB");
    QTest::addColumn<double>("expected");
    QTest::newRow("none") << qint64(0) << qint64(0) << 1.0;
    QTest::newRow("0 and 1") << qint64(0) << qint64(1) << 1.0;
    QTest::newRow("0 and 6") << qint64(0) << qint64(6) << 2.0 / 64;
    QTest::newRow("1 and 5") << qint64(1) << qint64(5) << 2.0 * (1 + 6) / 64;
    QTest::newRow("2 and 8") << qint64(2) << qint64(8) << 2.0 * (1 + 10 + 45) / 1024;
    QTest::newRow("5 and 5") << qint64(5) << qint64(5) << 1.0;
    QTest::newRow("4 and 16") << qint64(4) << qint64(16)
                              << 2.0 * (1 + 20 + 190 + 1140 + 4845) / 1048576;
}

void TstStatistics::mcNemarMatchesSumsOfBinomials()
{
    QFETCH(qint64, onlyA);
    QFETCH(qint64, onlyB);
    QFETCH(double, expected);
    const double p = core::mcNemarPValue(onlyA, onlyB);
    QVERIFY2(std::abs(p - expected) < 1e-12, qPrintable(QString::number(p, 'g', 17)));
}

void TstStatistics::mcNemarIsTheSameFromBothSides()
{
    QCOMPARE(core::mcNemarPValue(61, 52), core::mcNemarPValue(52, 61));
    QCOMPARE(core::mcNemarPValue(3, 9), core::mcNemarPValue(9, 3));
}

/// A. L. Edwards's continuity-corrected chi-square with one degree of freedom, erfc(sqrt(x / 2)).
void TstStatistics::mcNemarOfManyImagesIsCloseToTheNormalDistribution()
{
    for (const auto& [a, b] : {std::pair(61, 52), std::pair(700, 620), std::pair(5200, 5000)}) {
        const double difference = std::abs(a - b) - 1;
        const double chiSquare = difference * difference / (a + b);
        const double approximate = std::erfc(std::sqrt(chiSquare / 2));
        QVERIFY(std::abs(core::mcNemarPValue(a, b) - approximate) < 0.002);
    }
}

void TstStatistics::mcNemarOfHugeCountsIsANumber()
{
    const double close = core::mcNemarPValue(500'000'000, 500'000'001);
    QVERIFY(close > 0.99 && close <= 1);
    const double far = core::mcNemarPValue(0, 1'000'000'000);
    QVERIFY(far >= 0 && far < 1e-9);
}

QTEST_GUILESS_MAIN(TstStatistics)
#include "tst_statistics.moc"
