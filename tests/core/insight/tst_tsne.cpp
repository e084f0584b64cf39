#include "core/insight/gaussianweights.h"
#include "core/insight/trustworthiness.h"
#include "core/insight/tsne.h"
#include "tests/support/toyrows.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using core::Rows;

namespace
{

using Places = std::vector<QPointF>;

Places randomPlaces(std::size_t count, double scale)
{
    core::Random random(5);
    Places places(count);
    for (QPointF& place : places) {
        place = scale * QPointF(double(random.normal()), double(random.normal()));
    }
    return places;
}

double squared(std::span<const float> a, std::span<const float> b)
{
    double sum = 0;
    for (std::size_t c = 0; c < a.size(); ++c) {
        sum += std::pow(double(a[c]) - double(b[c]), 2);
    }
    return sum;
}

/// The affinities by the definition: bisection for each sigma, in plain loops.
std::vector<std::vector<double>> affinitiesByLoops(const Rows& rows, double perplexity)
{
    const auto count = std::size_t(rows.count);
    std::vector<std::vector<double>> conditional(count, std::vector<double>(count));
    for (std::size_t i = 0; i < count; ++i) {
        double low = 0;
        double high = 1e6;
        for (int step = 0; step < 200; ++step) {
            const double beta = (low + high) / 2;
            double sum = 0;
            for (std::size_t j = 0; j < count; ++j) {
                const double d = squared(rows.row(qsizetype(i)), rows.row(qsizetype(j)));
                conditional[i][j] = j == i ? 0 : std::exp(-beta * d);
                sum += conditional[i][j];
            }
            double entropy = 0;
            for (double& p : conditional[i]) {
                p /= sum;
                entropy -= p > 0 ? p * std::log(p) : 0;
            }
            (entropy > std::log(perplexity) ? low : high) = beta;
        }
    }
    std::vector<std::vector<double>> joint(count, std::vector<double>(count));
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            joint[i][j] = (conditional[i][j] + conditional[j][i]) / (2 * double(count));
        }
    }
    return joint;
}

/// The cost by the definition.
double costByLoops(const std::vector<std::vector<double>>& joint, const Places& places)
{
    std::vector<std::vector<double>> q = joint;
    double all = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = 0; j < places.size(); ++j) {
            const QPointF way = places[i] - places[j];
            q[i][j] = i == j ? 0 : 1 / (1 + QPointF::dotProduct(way, way));
            all += q[i][j];
        }
    }
    double cost = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = 0; j < places.size(); ++j) {
            cost += joint[i][j] > 0 ? joint[i][j] * std::log(joint[i][j] / (q[i][j] / all)) : 0;
        }
    }
    return cost;
}

/// t-SNE by plain loops and plain gradient descent in doubles: slow and simple.
Places tsneByLoops(const Rows& rows, double perplexity, Places places)
{
    const auto joint = affinitiesByLoops(rows, perplexity);
    Places speeds(places.size());
    for (int step = 0; step < 400; ++step) {
        const double factor = step < 100 ? 4 : 1;
        Places slopes(places.size());
        double all = 0;
        for (const QPointF& a : places) {
            for (const QPointF& b : places) {
                all += 1 / (1 + QPointF::dotProduct(a - b, a - b));
            }
        }
        all -= double(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            for (std::size_t j = 0; j < places.size(); ++j) {
                const QPointF way = places[i] - places[j];
                const double w = 1 / (1 + QPointF::dotProduct(way, way));
                slopes[i] += 4 * (factor * joint[i][j] - (i == j ? 0 : w / all)) * w * way;
            }
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            speeds[i] = (step < 100 ? 0.5 : 0.8) * speeds[i] - 30 * slopes[i];
            places[i] += speeds[i];
        }
    }
    return places;
}

} // namespace

class TstTsne : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weightsHaveThePerplexity()
    {
        core::Random random(3);
        std::vector<float> squares(200);
        for (float& square : squares) {
            square = random.uniform(5, 90);
        }
        std::vector<double> weights(squares.size());
        for (const double perplexity : {2.0, 5.0, 30.0, 150.0}) {
            core::gaussianWeights(squares, perplexity, weights);
            double sum = 0;
            double entropy = 0;
            for (const double weight : weights) {
                sum += weight;
                entropy -= weight > 0 ? weight * std::log(weight) : 0;
            }
            QVERIFY(std::abs(sum - 1) < 1e-12);
            QVERIFY(std::abs(std::exp(entropy) - perplexity) < 1e-3 * perplexity);
        }
    }

    void weightsOfEquallyNearOnesAreEqual()
    {
        std::vector<double> weights(4);
        core::gaussianWeights(std::vector<float>(4, 7.0F), 2, weights);
        QCOMPARE(weights, std::vector<double>(4, 0.25));
        core::gaussianWeights(std::vector<float>{1, 2, 3, 4}, 9, weights);
        QCOMPARE(weights, std::vector<double>(4, 0.25));
        core::gaussianWeights(std::vector<float>{0, 0, 0, 9}, 2, weights);
        QVERIFY(std::abs(weights[0] - 1.0 / 3) < 1e-6);
        core::gaussianWeights({}, 2, {});
    }

    void affinitiesAgreeWithPlainLoops()
    {
        const support::ToyRows toy = support::fadingRows(70, 6);
        const auto found = core::tsneAffinities(toy.rows(), 10);
        QVERIFY(found);
        const auto expected = affinitiesByLoops(toy.rows(), 10);
        double sum = 0;
        for (qsizetype i = 0; i < 70; ++i) {
            for (qsizetype j = 0; j < 70; ++j) {
                const double wanted = expected[std::size_t(i)][std::size_t(j)];
                QVERIFY(std::abs(double(found->at(i, j)) - wanted) < 1e-4 * wanted + 1e-9);
                QCOMPARE(found->at(i, j), found->at(j, i));
                sum += double(found->at(i, j));
            }
        }
        QVERIFY(std::abs(sum - 1) < 1e-5);
    }

    void theCostIsThatOfTheDefinition()
    {
        const support::ToyRows toy = support::fadingRows(40, 6);
        const auto affinities = core::tsneAffinities(toy.rows(), 8);
        QVERIFY(affinities);
        const Places places = randomPlaces(40, 2);
        const double expected = costByLoops(affinitiesByLoops(toy.rows(), 8), places);
        QVERIFY(std::abs(core::tsneCost(*affinities, places) - expected) < 1e-4);
    }

    /// Against the cost a little to the left and to the right.
    void theGradientIsTheCosts_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("scale");
        QTest::addRow("small") << 37 << 0.01;
        QTest::addRow("wide") << 37 << 5.0;
        QTest::addRow("whole vectors") << 48 << 1.0;
    }

    void theGradientIsTheCosts()
    {
        QFETCH(int, count);
        QFETCH(double, scale);
        const support::ToyRows toy = support::groupedRows(count, 6, 4);
        const auto affinities = core::tsneAffinities(toy.rows(), 8);
        QVERIFY(affinities);
        Places places = randomPlaces(std::size_t(count), scale);
        const Places gradient = core::tsneGradient(*affinities, places);
        double largest = 0;
        for (const QPointF& slope : gradient) {
            largest = std::max({largest, std::abs(slope.x()), std::abs(slope.y())});
        }
        const double step = 1e-4 * scale;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const QPointF place = places[i];
            const auto slope = [&](QPointF way) {
                places[i] = place + way;
                const double above = core::tsneCost(*affinities, places);
                places[i] = place - way;
                const double below = core::tsneCost(*affinities, places);
                places[i] = place;
                return (above - below) / (2 * step);
            };
            QVERIFY(std::abs(slope({step, 0}) - gradient[i].x()) < 1e-3 * largest);
            QVERIFY(std::abs(slope({0, step}) - gradient[i].y()) < 1e-3 * largest);
        }
    }

    /// As well as slow plain loops keep them.
    void keepsNeighboursAsPlainLoopsDo()
    {
        const support::ToyRows toy = support::groupedRows(150, 10, 6);
        const Places start = randomPlaces(150, 1e-4);
        const auto found = core::tsne(toy.rows(), start, {.perplexity = 10});
        QVERIFY(found);
        const Places slow = tsneByLoops(toy.rows(), 10, start);
        const double expected = *core::trustworthiness(toy.rows(), slow);
        const double kept = *core::trustworthiness(toy.rows(), *found);
        QVERIFY2(
            kept > expected - 0.01, qPrintable(QString("%1 beside %2").arg(kept).arg(expected)));
        const auto affinities = core::tsneAffinities(toy.rows(), 10);
        QVERIFY(core::tsneCost(*affinities, *found) < core::tsneCost(*affinities, slow) + 0.05);
    }

    void keepsGroupsTogether()
    {
        const support::ToyRows toy = support::groupedRows(200, 20, 5);
        const auto places = core::tsne(toy.rows(), randomPlaces(200, 1));
        QVERIFY(places);
        for (std::size_t i = 0; i < places->size(); ++i) {
            std::vector<std::size_t> order(places->size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::ranges::sort(order, {}, [&](std::size_t j) {
                const QPointF way = (*places)[i] - (*places)[j];
                return QPointF::dotProduct(way, way);
            });
            for (std::size_t k = 1; k <= 12; ++k) {
                QCOMPARE(order[k] % 5, i % 5);
            }
        }
    }

    void isTheSameEveryTime()
    {
        const support::ToyRows toy = support::groupedRows(60, 5, 3);
        const Places start = randomPlaces(60, 1);
        QCOMPARE(*core::tsne(toy.rows(), start), *core::tsne(toy.rows(), start));
    }

    void tellsItsProgressAndStops()
    {
        const support::ToyRows toy = support::groupedRows(60, 5, 3);
        const Places start = randomPlaces(60, 1);
        std::vector<double> shares;
        QVERIFY(core::tsne(
            toy.rows(), start, {.steps = 4}, {}, [&](double share) { shares.push_back(share); }));
        QCOMPARE(shares, (std::vector<double>{0.25, 0.5, 0.75, 1}));
        std::stop_source stop;
        const auto stopped = core::tsne(
            toy.rows(), start, {}, stop.get_token(), [&](double) { stop.request_stop(); });
        QVERIFY(!stopped);
        QVERIFY(stopped.error().message.contains("stopped"));
    }

    void alikeOnesHavePlacesToo()
    {
        const support::ToyRows same{std::vector<float>(90, 1.0F), 3};
        const auto places = core::tsne(same.rows(), Places(30), {.steps = 300});
        QVERIFY(places);
        for (const QPointF& place : *places) {
            QVERIFY(std::isfinite(place.x()) && std::isfinite(place.y()));
        }
    }

    void badInputIsAnError()
    {
        const auto one = core::tsne(support::fadingRows(1, 3).rows(), Places(1));
        QVERIFY(!one);
        QVERIFY(one.error().message.contains("found 1"));
        const auto many = core::tsneAffinities(support::fadingRows(2501, 1).rows(), 30);
        QVERIFY(!many);
        QVERIFY(many.error().message.contains("found 2501"));
    }
};

QTEST_GUILESS_MAIN(TstTsne)
#include "tst_tsne.moc"
