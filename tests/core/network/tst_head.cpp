#include "core/ink/digitimage.h"
#include "core/network/head.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

using core::digitCount;
using core::Head;
using core::Target;

namespace
{

using Outputs = std::array<float, digitCount>;
using Sums = std::array<double, digitCount>;

double logSumOf(const Sums& values)
{
    const double highest = *std::max_element(values.begin(), values.end());
    return highest + std::log(std::accumulate(
                         values.begin(), values.end(), 0.0, [highest](double sum, double each) {
                             return sum + std::exp(each - highest);
                         }));
}

Sums softmaxOf(Sums values)
{
    const double logSum = logSumOf(values);
    std::transform(values.begin(), values.end(), values.begin(), [logSum](double each) {
        return std::exp(each - logSum);
    });
    return values;
}

Sums reluOf(Sums values)
{
    std::transform(values.begin(), values.end(), values.begin(), [](double each) {
        return std::max(each, 0.0);
    });
    return values;
}

/// The definition, from the last layer's sums on.
double definedLoss(Head head, const Sums& sums, const Target& target)
{
    const Sums logits = head == Head::Tutorial ? softmaxOf(reluOf(sums)) : sums;
    double loss = 0;
    for (std::size_t digit = 0; digit < digitCount; ++digit) {
        const double indicator = static_cast<int>(digit) == target.label ? 1 : 0;
        const double wanted =
            (1 - target.smoothing) * indicator + double(target.smoothing) / digitCount;
        loss -= wanted * (logits[digit] - logSumOf(logits));
    }
    return loss;
}

/// By central differences.
Sums definedGradient(Head head, const Sums& sums, const Target& target)
{
    constexpr double step = 1e-5;
    Sums gradient{};
    for (std::size_t i = 0; i < gradient.size(); ++i) {
        Sums above = sums;
        Sums below = sums;
        above[i] += step;
        below[i] -= step;
        gradient[i] =
            (definedLoss(head, above, target) - definedLoss(head, below, target)) / (2 * step);
    }
    return gradient;
}

/// Floats, so that they are outputs of a network, and none nearer to the ReLU's bend than a
/// difference's step.
Sums randomSums(std::mt19937& random)
{
    std::uniform_real_distribution<float> distribution(0.01F, 4);
    Sums sums{};
    std::generate(sums.begin(), sums.end(), [&] {
        return distribution(random) * (random() % 3 == 0 ? -1 : 1);
    });
    return sums;
}

/// What the network gives for such sums.
Outputs outputsOf(Head head, const Sums& sums)
{
    const Sums values = head == Head::Tutorial ? reluOf(sums) : sums;
    Outputs outputs{};
    std::transform(values.begin(), values.end(), outputs.begin(), [](double each) {
        return static_cast<float>(each);
    });
    return outputs;
}

bool allFinite(const Outputs& values)
{
    return std::all_of(
        values.begin(), values.end(), [](float each) { return std::isfinite(each); });
}

} // namespace

class TstHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lossAndGradientEqualTheDefinition_data()
    {
        QTest::addColumn<Head>("head");
        QTest::addColumn<float>("smoothing");
        for (const float smoothing : {0.0F, 0.1F, 1.0F}) {
            QTest::addRow("logits, smoothed by %g", double(smoothing)) << Head::Logits << smoothing;
            QTest::addRow("tutorial, smoothed by %g", double(smoothing))
                << Head::Tutorial << smoothing;
        }
    }

    /// A third of the sums are negative: outputs of the tutorial's head that are exactly 0.
    void lossAndGradientEqualTheDefinition()
    {
        QFETCH(Head, head);
        QFETCH(float, smoothing);
        std::mt19937 random(1);
        for (int round = 0; round < 100; ++round) {
            const Sums sums = randomSums(random);
            for (int label = 0; label < digitCount; ++label) {
                compare(head, sums, {label, smoothing});
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
        }
    }

    void noGradientFlowsThroughADeadOutput()
    {
        const Outputs outputs{0, 1, 0, 2, 0.5F, 0, 0, 3, 0, 0};
        for (int label = 0; label < digitCount; ++label) {
            Outputs gradient{};
            core::crossEntropy(Head::Tutorial, outputs, {label}, 1, gradient.data());
            for (std::size_t i = 0; i < outputs.size(); ++i) {
                QCOMPARE(gradient[i] == 0, outputs[i] == 0);
            }
        }
    }

    void theGradientIsScaled_data() { addHeads(); }

    void theGradientIsScaled()
    {
        QFETCH(Head, head);
        std::mt19937 random(1);
        const Outputs outputs = outputsOf(head, randomSums(random));
        Outputs whole{};
        Outputs part{};
        core::crossEntropy(head, outputs, {3}, 1, whole.data());
        core::crossEntropy(head, outputs, {3}, 1.0F / 64, part.data());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(part[i] * 64, whole[i]); // a power of two: not even the last bit differs
        }
    }

    void staysFiniteForVeryLargeOutputs_data()
    {
        QTest::addColumn<Head>("head");
        QTest::addColumn<Outputs>("outputs");
        QTest::addColumn<int>("label");
        const Outputs one{1e4F};
        const Outputs all{1e4F, 1e4F, 1e4F, 1e4F, 1e4F, 1e4F, 1e4F, 1e4F, 1e4F, 1e4F};
        const Outputs opposite{1e4F, -1e4F};
        const auto row = [](const char* name, Head head, const Outputs& outputs, int label) {
            QTest::newRow(name) << head << outputs << label;
        };
        row("logits, the right one", Head::Logits, one, 0);
        row("logits, a wrong one", Head::Logits, one, 1);
        row("logits, all", Head::Logits, all, 3);
        row("logits, opposite", Head::Logits, opposite, 1);
        row("tutorial, the right one", Head::Tutorial, one, 0);
        row("tutorial, a wrong one", Head::Tutorial, one, 1);
        row("tutorial, all", Head::Tutorial, all, 3);
    }

    void staysFiniteForVeryLargeOutputs()
    {
        QFETCH(Head, head);
        QFETCH(Outputs, outputs);
        QFETCH(int, label);
        Sums sums{};
        std::copy(outputs.begin(), outputs.end(), sums.begin());
        Outputs gradient{};
        const double loss = core::crossEntropy(head, outputs, {label}, 1, gradient.data());
        QVERIFY(allFinite(gradient));
        // Floats near 10,000 are a thousandth apart.
        const double expected = definedLoss(head, sums, {label});
        QVERIFY(std::abs(loss - expected) < 1e-3 + 1e-6 * expected);
    }

    void theHighestOutputIsTheLowestOfEquals()
    {
        QCOMPARE(core::highestOutput(Outputs{}), 0);
        QCOMPARE(core::highestOutput(Outputs{0, 0, 2, 1, 2, 2}), 2);
        QCOMPARE(core::highestOutput(Outputs{-3, -1, -2, -1, -9, -9, -9, -9, -9, -9}), 1);
        QCOMPARE(core::highestOutput(Outputs{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}), 9);
    }

private:
    static void addHeads()
    {
        QTest::addColumn<Head>("head");
        QTest::newRow("logits") << Head::Logits;
        QTest::newRow("tutorial") << Head::Tutorial;
    }

    static void compare(Head head, const Sums& sums, const Target& target)
    {
        constexpr double tolerance = 2e-6;
        const Outputs outputs = outputsOf(head, sums);
        Outputs gradient{};
        const double loss = core::crossEntropy(head, outputs, target, 1, gradient.data());
        QVERIFY(std::abs(loss - definedLoss(head, sums, target)) < tolerance);
        QCOMPARE(core::crossEntropy(head, outputs, target), loss);
        const Sums expected = definedGradient(head, sums, target);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QVERIFY(std::abs(double(gradient[i]) - expected[i]) < tolerance);
        }
    }
};

QTEST_GUILESS_MAIN(TstHead)
#include "tst_head.moc"
