#include "core/insight/boxprojection.h"
#include "core/insight/digitpair.h"
#include "core/insight/smallestchange.h"
#include "tests/support/deepfool.h"
#include "tests/support/toyimages.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using core::DigitImage;
using core::HalfSpace;
using core::Head;
using core::Model;

namespace
{

double distance(const DigitImage& a, const DigitImage& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += std::pow(double(a[i]) - double(b[i]), 2);
    }
    return std::sqrt(sum);
}

DigitImage noise(unsigned seed, float lowest, float highest)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> value(lowest, highest);
    DigitImage image;
    std::ranges::generate(image, [&] { return value(random); });
    return image;
}

Model toyModel(bool tutorial, unsigned seed)
{
    return support::randomModel(
        core::Architecture::perceptron({40, 20}, tutorial ? Head::Tutorial : Head::Logits), seed);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

bool isWithinBounds(const DigitImage& image)
{
    return std::ranges::all_of(image, [](float value) { return value >= 0 && value <= 1; });
}

/// The reference: Boyle and Dykstra, "A method for finding projections onto the intersection of
/// convex sets", 1986. Knows only how to project on one half-space, or on the box.
DigitImage nearestByDykstra(const std::vector<HalfSpace>& halfSpaces, const DigitImage& image)
{
    using Position = std::array<double, core::digitImagePixels>;
    Position point{};
    std::ranges::copy(image, point.begin());
    std::vector<Position> corrections(halfSpaces.size() + 1, Position{});
    for (int round = 0; round < 1000; ++round) {
        for (std::size_t set = 0; set <= halfSpaces.size(); ++set) {
            Position before = point;
            for (std::size_t i = 0; i < point.size(); ++i) {
                before[i] += corrections[set][i];
            }
            point = before;
            if (set == halfSpaces.size()) {
                for (double& value : point) {
                    value = std::clamp(value, 0.0, 1.0);
                }
            } else {
                const HalfSpace& halfSpace = halfSpaces[set];
                double value = halfSpace.offset;
                double square = 0;
                for (std::size_t i = 0; i < point.size(); ++i) {
                    value += point[i] * halfSpace.normal[i];
                    square += double(halfSpace.normal[i]) * halfSpace.normal[i];
                }
                for (std::size_t i = 0; i < point.size(); ++i) {
                    point[i] -= std::min(value, 0.0) / square * halfSpace.normal[i];
                }
            }
            for (std::size_t i = 0; i < point.size(); ++i) {
                corrections[set][i] = before[i] - point[i];
            }
        }
    }
    DigitImage result;
    std::ranges::transform(point, result.begin(), [](double value) { return float(value); });
    return result;
}

/// Where the straight line between the images is first read as the digit, in 1,000 steps.
double straightLine(
    const core::Predictor& predictor, const DigitImage& from, const DigitImage& to, int digit)
{
    for (int step = 1; step <= 1000; ++step) {
        DigitImage point;
        for (std::size_t i = 0; i < point.size(); ++i) {
            point[i] = from[i] + float(step) / 1000 * (to[i] - from[i]);
        }
        if (core::mostProbable(predictor.predict(point)) == digit) {
            return distance(from, point);
        }
    }
    return INFINITY;
}

} // namespace

class TstSmallestChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestPointIsThatOfDykstra_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("one half-space") << 1;
        QTest::newRow("three") << 3;
        QTest::newRow("nine") << 9;
    }

    void theNearestPointIsThatOfDykstra()
    {
        QFETCH(int, count);
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const DigitImage image = support::patchImage(seed);
            std::vector<HalfSpace> halfSpaces;
            for (int i = 0; i < count; ++i) {
                HalfSpace& newest = halfSpaces.emplace_back(HalfSpace{noise(seed + 10 * i, -1, 1)});
                newest.offset = (i % 3 == 2 ? 1 : -2) - newest.at(image); // most lie elsewhere
            }
            const DigitImage found = core::nearestWithin(halfSpaces, image);
            QVERIFY(isWithinBounds(found));
            for (const HalfSpace& each : halfSpaces) {
                QVERIFY2(each.at(found) > -1e-3, qPrintable(QString::number(each.at(found))));
            }
            const DigitImage expected = nearestByDykstra(halfSpaces, image);
            QVERIFY(distance(image, expected) > 0.1);
            QVERIFY2(
                distance(found, expected) < 1e-3,
                qPrintable(QString("%1 apart").arg(distance(found, expected))));
        }
    }

    void anImageInsideStaysWhereItIs()
    {
        const DigitImage image = support::patchImage(1);
        std::vector<HalfSpace> halfSpaces{{noise(1, -1, 1), 0}, {noise(2, -1, 1), 0}};
        for (HalfSpace& each : halfSpaces) {
            each.offset = 1 - each.at(image);
        }
        QCOMPARE(core::nearestWithin(halfSpaces, image), image);
        QCOMPARE(core::nearestWithin({}, image), image);
    }

    void aHalfSpaceOutsideTheBoxIsApproached()
    {
        HalfSpace halfSpace{{}, -10};
        halfSpace.normal[3] = 1;
        halfSpace.normal[5] = -2;
        const DigitImage image = noise(1, 0.2F, 0.8F);
        const DigitImage found = core::nearestWithin(std::span(&halfSpace, 1), image);
        QCOMPARE(found[3], 1.0F);
        QCOMPARE(found[5], 0.0F);
        QCOMPARE(found[4], image[4]);
        const HalfSpace nowhere{{}, -1}; // no direction at all
        QCOMPARE(core::nearestWithin(std::span(&nowhere, 1), image), image);
    }

    void isReadAsTheOtherDigit_data()
    {
        QTest::addColumn<core::Architecture>("network");
        QTest::newRow("logits") << toyModel(false, 1).network;
        QTest::newRow("tutorial") << toyModel(true, 1).network;
        QTest::newRow("convolutions") << support::convolutionalNetwork();
    }

    void isReadAsTheOtherDigit()
    {
        QFETCH(core::Architecture, network);
        int found = 0;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const auto predictor = support::predictorOf(support::randomModel(network, seed));
            const DigitImage image = support::patchImage(seed);
            const int digit = core::highestPair(predictor->outputs(image)).againstDigit;
            const auto change = core::smallestChange(*predictor, image, digit);
            if (!change) {
                continue; // some digits of a random network are the highest nowhere
            }
            ++found;
            QCOMPARE(change->readAs, digit);
            QCOMPARE(predictor->read(change->image).mostLike, digit);
            QVERIFY(isWithinBounds(change->image));
            QVERIFY(change->l2 > 0);
            QVERIFY(std::abs(change->l2 - distance(image, change->image)) < 1e-6);
            // It ends at the boundary: a little nearer, and it is not read so.
            DigitImage nearer;
            std::ranges::transform(image, change->image, nearer.begin(), [](float from, float to) {
                return from + 0.97F * (to - from);
            });
            QVERIFY(predictor->read(nearer).mostLike != digit);
        }
        QVERIFY2(found >= 8, qPrintable(QString::number(found)));
    }

    /// What is not found counts as infinitely far, for both.
    void isNotFartherThanDeepFool()
    {
        std::vector<double> own;
        std::vector<double> reference;
        for (unsigned seed = 1; seed <= 15; ++seed) {
            const Model model = toyModel(false, seed);
            const auto predictor = support::predictorOf(model);
            const DigitImage image = support::patchImage(seed);
            const int digit = core::highestPair(predictor->outputs(image)).againstDigit;
            const auto change = core::smallestChange(*predictor, image, digit);
            own.push_back(change ? change->l2 : INFINITY);
            const auto expected = support::deepFool(
                support::PlainNetwork(model), image, digit, support::Box::Clipped);
            reference.push_back(expected.value_or(INFINITY));
        }
        QVERIFY(std::isfinite(median(own)));
        QVERIFY2(
            median(own) <= 1.05 * median(reference),
            qPrintable(QString("%1, DeepFool %2").arg(median(own)).arg(median(reference))));
    }

    void isNotFartherThanTheStraightLineToAKnownImage()
    {
        int lines = 0;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const auto predictor = support::predictorOf(toyModel(seed % 2 == 0, 5));
            const DigitImage image = support::patchImage(seed);
            const DigitImage other = noise(seed, 0, 1);
            const int digit = core::mostProbable(predictor->predict(other));
            if (digit == core::mostProbable(predictor->predict(image))) {
                continue;
            }
            ++lines;
            const auto change =
                core::smallestChange(*predictor, image, digit, std::span(&other, 1));
            QVERIFY(change);
            QVERIFY(change->l2 <= straightLine(*predictor, image, other, digit) + 0.01);
        }
        QVERIFY(lines >= 6);
    }

    /// On one side of an edge in the image space both gradients are 0, so that only a known image
    /// shows the way.
    void aKnownImageHelpsWhereThereIsNoGradient()
    {
        Model model =
            support::constantModel(1, core::Architecture::perceptron({1})); // digit 1 has 5
        model.parameters[0] = 1;                               // the unit sees the first pixel
        model.parameters[core::digitImagePixels] = -0.5F;      // above 0.5
        model.parameters[core::digitImagePixels + 1 + 7] = 20; // and then it is a 7
        const auto predictor = support::predictorOf(model);
        const auto lost = core::smallestChange(*predictor, {}, 7);
        QVERIFY(!lost);
        QVERIFY(lost.error().message.contains("no image near this one is read as 7"));
        DigitImage known{};
        known[0] = 1;
        known[9] = 1; // of no use
        const auto found = core::smallestChange(*predictor, {}, 7, std::span(&known, 1));
        QVERIFY(found);
        QVERIFY2(std::abs(found->l2 - 0.75) < 0.01, qPrintable(QString::number(found->l2)));
    }

    /// One edge, and the image lies at the upper bound of some pixels: the solution is known.
    void findsTheExactAnswerOfALinearNetwork()
    {
        Model model = support::constantModel(1, core::Architecture::perceptron({1}));
        for (int pixel = 0; pixel < 4; ++pixel) {
            model.parameters[pixel] = 1;
        }
        model.parameters[core::digitImagePixels + 1 + 7] = 4; // 7 needs a sum of 1.25
        const auto predictor = support::predictorOf(model);
        DigitImage image{};
        image[0] = 1;
        image[9] = 0.5F;
        const auto found = core::smallestChange(*predictor, image, 7);
        QVERIFY(found);
        // 0.25 in three equal parts; the first pixel can give nothing.
        QVERIFY(std::abs(found->l2 - 0.25 / std::sqrt(3)) < 1e-3);
        QCOMPARE(found->image[0], 1.0F);
        QCOMPARE(found->image[9], 0.5F);
    }

    void theDigitItselfNeedsNoChange()
    {
        const auto predictor = support::predictorOf(support::constantModel(4));
        const DigitImage image = support::patchImage(1);
        const auto found = core::smallestChange(*predictor, image, 4);
        QVERIFY(found);
        QCOMPARE(found->image, image);
        QCOMPARE(found->l2, 0.0);
        QCOMPARE(found->readAs, 4);
    }

    /// A model that must be 95 % sure is not, halfway between two digits.
    void tellsWhetherItLooksLikeADigit()
    {
        Model model = toyModel(false, 3);
        const DigitImage image = support::patchImage(3);
        const int digit =
            core::highestPair(support::predictorOf(model)->outputs(image)).againstDigit;
        QVERIFY(core::smallestChange(*support::predictorOf(model), image, digit)->isDigit);
        model.passport[core::passport::digitConfidence] = "0.95";
        QVERIFY(!core::smallestChange(*support::predictorOf(model), image, digit)->isDigit);
    }

    void whereNothingLeadsThereIsNoAnswer()
    {
        const auto predictor = support::predictorOf(support::constantModel(4));
        QVERIFY(!core::smallestChange(*predictor, support::patchImage(1), 5));
    }

    void aStopRequestEndsIt()
    {
        std::stop_source source;
        source.request_stop();
        const auto predictor = support::predictorOf(support::constantModel(4));
        const auto found =
            core::smallestChange(*predictor, support::patchImage(1), 5, {}, source.get_token());
        QVERIFY(!found);
        QVERIFY(found.error().message.contains("stopped"));
    }

    void badInputIsAnError()
    {
        const auto predictor = support::predictorOf(support::constantModel(4));
        DigitImage bad{};
        bad[783] = NAN;
        QVERIFY(core::smallestChange(*predictor, {}, 10).error().message.contains("found 10"));
        QVERIFY(core::smallestChange(*predictor, {}, -1).error().message.contains("found -1"));
        QVERIFY(core::smallestChange(*predictor, bad, 1).error().message.contains("row 27"));
        QVERIFY(core::smallestChange(*predictor, {}, 1, std::span(&bad, 1))
                    .error()
                    .message.contains("column 27"));
    }
};

QTEST_GUILESS_MAIN(TstSmallestChange)
#include "tst_smallestchange.moc"
