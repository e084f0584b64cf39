#include "core/base/random.h"

#include <QTest>

#include <array>

using core::Random;

namespace
{

constexpr int draws = 100'000;

/// Mean and variance of what `draw` gives.
template <typename Draw> std::pair<double, double> momentsOf(const Draw& draw)
{
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; ++i) {
        const double value = draw();
        sum += value;
        squares += value * value;
    }
    const double mean = sum / draws;
    return {mean, squares / draws - mean * mean};
}

} // namespace

class TstRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A change would give other weights for the same seed.
    void theNumbersNeverChange()
    {
        Random random(1);
        QCOMPARE(random.next(), Q_UINT64_C(2558736989570252433));
        QCOMPARE(random.next(), Q_UINT64_C(17913671590881668180));
    }

    void seedsAndStreamsDiffer()
    {
        QVERIFY(Random(1).next() == Random(1).next());
        QVERIFY(Random(1).next() != Random(2).next());
        QVERIFY(Random(1, 0).next() != Random(1, 1).next());
        QVERIFY(Random(1, 2).next() != Random(2, 1).next());
    }

    void uniformNumbersFillTheirRange()
    {
        Random random(1);
        const auto [mean, variance] = momentsOf([&] {
            const float value = random.uniform(-1, 3);
            return value >= -1 && value < 3 ? double(value) : qQNaN();
        });
        QVERIFY(std::abs(mean - 1) < 0.02);
        QVERIFY(std::abs(variance - 16.0 / 12) < 0.02);
    }

    void normalNumbersHaveMeanZeroAndVarianceOne()
    {
        Random random(1);
        const auto [mean, variance] = momentsOf([&] { return double(random.normal()); });
        QVERIFY(std::abs(mean) < 0.02);
        QVERIFY(std::abs(variance - 1) < 0.02);
    }

    void everyNumberBelowIsAsProbable()
    {
        Random random(1);
        std::array<int, 7> counts{};
        for (int i = 0; i < draws; ++i) {
            ++counts.at(static_cast<std::size_t>(random.below(7)));
        }
        for (const int count : counts) {
            QVERIFY(std::abs(count - draws / 7) < 500);
        }
    }

    void chanceHasItsProbability()
    {
        Random random(1);
        const auto [mean, variance] = momentsOf([&] { return random.chance(0.25F) ? 1.0 : 0.0; });
        QVERIFY(std::abs(mean - 0.25) < 0.01);
        QVERIFY(std::abs(variance - 0.1875) < 0.01);
    }
};

QTEST_APPLESS_MAIN(TstRandom)
#include "tst_random.moc"
