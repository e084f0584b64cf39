#include "core/insight/trustworthiness.h"
#include "tests/support/toyrows.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using core::Rows;

namespace
{

double squared(std::span<const float> a, std::span<const float> b)
{
    double sum = 0;
    for (std::size_t c = 0; c < a.size(); ++c) {
        sum += std::pow(double(a[c]) - double(b[c]), 2);
    }
    return sum;
}

/// All others, the nearest first.
template <typename Distance>
std::vector<qsizetype> ordered(qsizetype count, qsizetype from, Distance distance)
{
    std::vector<qsizetype> others;
    for (qsizetype i = 0; i < count; ++i) {
        if (i != from) {
            others.push_back(i);
        }
    }
    std::ranges::stable_sort(others, {}, distance);
    return others;
}

/// By the definition, with plain loops.
double byLoops(
    const Rows& rows, const std::vector<QPointF>& places, int neighbours,
    const std::vector<qsizetype>& points)
{
    double intruders = 0;
    for (const qsizetype i : points) {
        const auto near =
            ordered(rows.count, i, [&](qsizetype j) { return squared(rows.row(i), rows.row(j)); });
        const auto onMap = ordered(rows.count, i, [&](qsizetype j) {
            const QPointF way = places[std::size_t(j)] - places[std::size_t(i)];
            return QPointF::dotProduct(way, way);
        });
        for (int k = 0; k < neighbours; ++k) {
            const auto place = std::ranges::find(near, onMap[std::size_t(k)]);
            const auto rank = int(place - near.begin()) + 1;
            intruders += std::max(rank - neighbours, 0);
        }
    }
    const double n = double(rows.count);
    return 1 - 2 * intruders / (double(points.size()) * neighbours * (2 * n - 3 * neighbours - 1));
}

std::vector<QPointF> randomPlaces(std::size_t count)
{
    core::Random random(5);
    std::vector<QPointF> places(count);
    for (QPointF& place : places) {
        place = {double(random.normal()), double(random.normal())};
    }
    return places;
}

std::vector<QPointF> firstColumns(const Rows& rows)
{
    std::vector<QPointF> places;
    for (qsizetype i = 0; i < rows.count; ++i) {
        places.emplace_back(double(rows.row(i)[0]), double(rows.row(i)[1]));
    }
    return places;
}

} // namespace

class TstTrustworthiness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPlainLoops_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("neighbours");
        QTest::addColumn<int>("most");
        QTest::addRow("few") << 30 << 5 << 1000;
        QTest::addRow("more than one product takes") << 230 << 12 << 1000;
        QTest::addRow("measured at some") << 230 << 12 << 50;
    }

    void agreesWithPlainLoops()
    {
        QFETCH(int, count);
        QFETCH(int, neighbours);
        QFETCH(int, most);
        const support::ToyRows toy = support::fadingRows(count, 8);
        const auto points = core::evenlySpread(count, most);
        for (const auto& places : {firstColumns(toy.rows()), randomPlaces(std::size_t(count))}) {
            const auto found = core::trustworthiness(toy.rows(), places, neighbours, most);
            QVERIFY(found);
            QVERIFY(std::abs(*found - byLoops(toy.rows(), places, neighbours, points)) < 1e-6);
        }
    }

    void aMapThatKeepsAllIsWorthOne()
    {
        const support::ToyRows flat = support::fadingRows(150, 2);
        QCOMPARE(*core::trustworthiness(flat.rows(), firstColumns(flat.rows())), 1);
    }

    void aMapByChanceIsWorthAHalf()
    {
        const support::ToyRows toy = support::fadingRows(600, 8);
        const auto found = core::trustworthiness(toy.rows(), randomPlaces(600));
        QVERIFY(found);
        QVERIFY2(std::abs(*found - 0.5) < 0.03, qPrintable(QString::number(*found)));
    }

    void ofEquallyNearOnesTheFirstIsNearer()
    {
        const support::ToyRows same{std::vector<float>(80, 1.0F), 2};
        const std::vector<QPointF> places(40, QPointF(3, 3));
        QCOMPARE(*core::trustworthiness(same.rows(), places), 1);
    }

    void evenlySpreadNumbers()
    {
        QCOMPARE(core::evenlySpread(10, 4), (std::vector<qsizetype>{0, 2, 5, 7}));
        QCOMPARE(core::evenlySpread(3, 4), (std::vector<qsizetype>{0, 1, 2}));
        QVERIFY(core::evenlySpread(0, 4).empty());
    }

    void badInputIsAnError()
    {
        const support::ToyRows toy = support::fadingRows(24, 3);
        const auto few = core::trustworthiness(toy.rows(), randomPlaces(24));
        QVERIFY(!few);
        QVERIFY2(few.error().message.contains("found 24"), qPrintable(few.error().message));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped =
            core::trustworthiness(toy.rows(), randomPlaces(24), 3, 24, stop.get_token());
        QVERIFY(!stopped);
        QVERIFY(stopped.error().message.contains("stopped"));
    }
};

QTEST_GUILESS_MAIN(TstTrustworthiness)
#include "tst_trustworthiness.moc"
