#include "core/insight/attribution.h"
#include "core/insight/inputgradients_p.h"
#include "core/network/layertext.h"
#include "tests/support/deepfool.h"
#include "tests/support/plainlayers.h"
#include "tests/support/toyimages.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <cmath>
#include <numeric>

using core::DigitImage;
using core::DigitPair;
using core::Head;
using core::Model;
using support::PlainNetwork;

namespace
{

Model toyModel(const QList<int>& hidden, bool tutorial, unsigned seed = 3)
{
    return support::randomModel(
        core::Architecture::perceptron(hidden, tutorial ? Head::Tutorial : Head::Logits), seed);
}

double plainDifference(const Model& model, const DigitImage& image, const DigitPair& digits)
{
    const auto outputs = PlainNetwork(model).outputs(support::plainImage(image));
    return outputs[digits.forDigit] - outputs[digits.againstDigit];
}

double sumOf(const core::PixelValues& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// One square after the other, each with a prediction of its own.
core::PixelValues
occlusionByLoops(const core::Predictor& predictor, const DigitImage& image, const DigitPair& digits)
{
    core::PixelValues sums{};
    std::array<int, core::digitImagePixels> counts{};
    const double whole = digits.difference(predictor.outputs(image));
    for (int top = 0; top <= 23; ++top) {
        for (int left = 0; left <= 23; ++left) {
            DigitImage occluded = image;
            for (int i = 0; i < 25; ++i) {
                occluded[(top + i / 5) * 28 + left + i % 5] = 0;
            }
            const double drop = whole - digits.difference(predictor.outputs(occluded));
            for (int i = 0; i < 25; ++i) {
                sums[(top + i / 5) * 28 + left + i % 5] += drop;
                ++counts[(top + i / 5) * 28 + left + i % 5];
            }
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] /= counts[i];
    }
    return sums;
}

void addHeads()
{
    QTest::addColumn<bool>("tutorial");
    QTest::newRow("logits") << false;
    QTest::newRow("tutorial") << true;
}

} // namespace

class TstAttribution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gradientsAreThoseOfFiniteDifferences_data() { addHeads(); }

    void gradientsAreThoseOfFiniteDifferences()
    {
        QFETCH(bool, tutorial);
        const Model model = toyModel({33, 20}, tutorial);
        const PlainNetwork network(model);
        const std::array<DigitImage, 3> images{
            support::patchImage(1), support::patchImage(2), support::patchImage(3)};
        std::array<core::InputGradients::Weights, 3> weights{};
        weights[0] = {0.5F, -2, 0, 1, 3, -1, 0, 0.25F, 1, -0.5F};
        weights[1] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        weights[2] = {9, -8, 7, -6, 5, -4, 3, -2, 1, 0};
        const auto found = core::InputGradients(model).at(images, weights);
        QCOMPARE(found.outputs.size(), images.size());
        QCOMPARE(found.gradients.size(), images.size());
        for (std::size_t i = 0; i < images.size(); ++i) {
            const PlainNetwork::Image image = support::plainImage(images[i]);
            const auto outputs = network.outputs(image);
            for (std::size_t digit = 0; digit < outputs.size(); ++digit) {
                QVERIFY(std::abs(found.outputs[i][digit] - outputs[digit]) < 1e-5);
            }
            const auto weighted = [&](const PlainNetwork::Image& point) {
                const auto sums = network.outputs(point);
                return std::inner_product(sums.begin(), sums.end(), weights[i].begin(), 0.0);
            };
            double largest = 0;
            for (std::size_t pixel = 0; pixel < image.size(); pixel += 5) {
                constexpr double step = 1e-6;
                PlainNetwork::Image above = image;
                PlainNetwork::Image below = image;
                above[pixel] += step;
                below[pixel] -= step;
                const double expected = (weighted(above) - weighted(below)) / (2 * step);
                const double gradient = found.gradients[i][pixel];
                QVERIFY2(
                    std::abs(gradient - expected) < 1e-5,
                    qPrintable(QString("pixel %1: %2, expected %3")
                                   .arg(pixel)
                                   .arg(gradient)
                                   .arg(expected)));
                largest = std::max(largest, std::abs(expected));
            }
            QVERIFY(largest > 0.001);
        }
    }

    void theGradientsAddUpToTheDifference_data() { addHeads(); }

    void theGradientsAddUpToTheDifference()
    {
        QFETCH(bool, tutorial);
        double largestSum = 0;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const QList<int> hidden = seed % 2 ? QList<int>{64, 32, 16} : QList<int>{120};
            const Model model = toyModel(hidden, tutorial, seed);
            const DigitImage image = support::patchImage(seed);
            const DigitPair digits{int(seed % 10), int((seed + 3) % 10)};
            const auto found =
                core::integratedGradients(*support::predictorOf(model), image, digits);
            QVERIFY(found);
            const double expected =
                plainDifference(model, image, digits) - plainDifference(model, {}, digits);
            QVERIFY(std::abs(found->expectedSum - expected) < 1e-4);
            const double scale = std::max(std::abs(expected), 0.05);
            QVERIFY2(
                std::abs(sumOf(found->values) - expected) < 0.01 * scale,
                qPrintable(QString("%1, expected %2").arg(sumOf(found->values)).arg(expected)));
            QVERIFY(found->completenessError < 0.01);
            QVERIFY(found->steps >= 129);
            largestSum = std::max(largestSum, std::abs(expected));
        }
        QVERIFY2(largestSum > 0.05, qPrintable(QString::number(largestSum)));
    }

    /// The integral itself, pixel by pixel: that the values add up does not say that each is right.
    void eachValueIsThatOfManyEqualSteps_data() { addHeads(); }

    void eachValueIsThatOfManyEqualSteps()
    {
        QFETCH(bool, tutorial);
        const Model model = toyModel({40, 20}, tutorial, 2);
        const PlainNetwork network(model);
        const DigitImage image = support::patchImage(2);
        const DigitPair digits = core::highestPair(support::predictorOf(model)->outputs(image));
        const auto found = core::integratedGradients(*support::predictorOf(model), image, digits);
        QVERIFY(found);
        constexpr int steps = 1000;
        core::PixelValues expected{};
        for (int step = 0; step < steps; ++step) {
            PlainNetwork::Image point = support::plainImage(image);
            for (double& value : point) {
                value *= (step + 0.5) / steps;
            }
            const auto gradients = network.gradients(point);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const double slope =
                    gradients[digits.forDigit][i] - gradients[digits.againstDigit][i];
                expected[i] += slope * image[i] / steps;
            }
        }
        double difference = 0;
        double size = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            difference += std::abs(found->values[i] - expected[i]);
            size += std::abs(expected[i]);
        }
        QVERIFY(size > 0.1);
        QVERIFY2(
            difference < 0.01 * size, qPrintable(QString("%1 of %2").arg(difference).arg(size)));
    }

    /// With batch normalisation, pools, and both kinds of activations.
    void gradientsOfConvolutionsAreThoseOfFiniteDifferences()
    {
        const Model model = support::randomModel(support::convolutionalNetwork());
        const std::array<DigitImage, 2> images{support::patchImage(1), support::patchImage(2)};
        const std::array<core::InputGradients::Weights, 2> weights{
            {{0.5F, -2, 0, 1, 3, -1, 0, 0.25F, 1, -0.5F}, {9, -8, 7, -6, 5, -4, 3, -2, 1, 0}}};
        const auto found = core::InputGradients(model).at(images, weights);
        for (std::size_t i = 0; i < images.size(); ++i) {
            std::vector<double> image(images[i].begin(), images[i].end());
            const auto weighted = [&] {
                const auto outputs = support::plainLayers(model, image).back();
                return std::inner_product(outputs.begin(), outputs.end(), weights[i].begin(), 0.0);
            };
            double largest = 0;
            for (std::size_t pixel = 3; pixel < image.size(); pixel += 23) {
                constexpr double step = 1e-7;
                const double value = image[pixel];
                image[pixel] = value + step;
                const double above = weighted();
                image[pixel] = value - step;
                const double slope = (above - weighted()) / (2 * step);
                image[pixel] = value;
                // A black pixel's neighbours are often equal: there the highest of a pool changes.
                const bool isInk = images[i][pixel] > 0;
                const double gradient = found.gradients[i][pixel];
                QVERIFY2(
                    !isInk || std::abs(gradient - slope) < 1e-4,
                    qPrintable(QString("%1, expected %2").arg(gradient).arg(slope)));
                largest = std::max(largest, std::abs(slope));
            }
            QVERIFY(largest > 1e-3);
        }
    }

    void theGradientsOfConvolutionsAddUp_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::addRow("of most kinds") << core::layersText(support::convolutionalNetwork());
        QTest::addRow("of ReLUs")
            << "conv 6x3, relu, maxpool 2, conv 8x3, relu, maxpool 2, linear 16, relu, linear 10";
        QTest::addRow("smooth") << "conv 6x5, tanh, avgpool 2, conv 8x5, sigmoid, avgpool 2, "
                                   "linear 16, tanh, linear 10";
        QTest::addRow("linear") << "batchnorm, linear 30, batchnorm, leakyrelu, linear 10";
    }

    void theGradientsOfConvolutionsAddUp()
    {
        QFETCH(QString, layers);
        for (unsigned seed = 1; seed <= 4; ++seed) {
            const Model model = support::randomModel(support::architectureOf(layers), seed);
            const DigitImage image = support::patchImage(seed);
            const DigitPair digits{int(seed % 10), int((seed + 3) % 10)};
            const auto found =
                core::integratedGradients(*support::predictorOf(model), image, digits);
            QVERIFY(found);
            const auto difference = [&](const DigitImage& of) {
                const auto outputs = support::plainLayers(model, of).back();
                return outputs[digits.forDigit] - outputs[digits.againstDigit];
            };
            const double expected = difference(image) - difference({});
            const double scale = std::max(std::abs(expected), 0.05);
            QVERIFY(std::abs(found->expectedSum - expected) < 1e-4 * std::max(1.0, scale));
            QVERIFY2(
                std::abs(sumOf(found->values) - expected) < 0.01 * scale,
                qPrintable(QString("%1, expected %2").arg(sumOf(found->values)).arg(expected)));
            QVERIFY(found->completenessError < 0.01);
        }
    }

    void aBlackPixelSpeaksForNothing()
    {
        const DigitImage image = support::patchImage(1);
        const auto predictor = support::predictorOf(toyModel({64, 32}, false));
        const auto found = core::integratedGradients(*predictor, image, {2, 5});
        QVERIFY(found);
        int withValue = 0;
        for (std::size_t i = 0; i < image.size(); ++i) {
            QVERIFY(image[i] > 0 || found->values[i] == 0);
            withValue += found->values[i] != 0 ? 1 : 0;
        }
        QVERIFY(withValue > 50);
    }

    /// Without a bend on the way, each pixel has its value times its weight.
    void aLinearNetworkIsExplainedByItsWeights()
    {
        Model model = support::constantModel(0, core::Architecture::perceptron({1}));
        for (int pixel = 0; pixel < core::digitImagePixels; ++pixel) {
            model.parameters[pixel] = static_cast<float>(pixel % 7) / 7;
        }
        model.parameters[core::digitImagePixels + 1 + 4] = 2; // of digit 4
        model.parameters[core::digitImagePixels + 1 + 8] = -1;
        const DigitImage image = support::patchImage(4);
        const auto found = core::integratedGradients(*support::predictorOf(model), image, {4, 8});
        QVERIFY(found);
        for (std::size_t i = 0; i < image.size(); ++i) {
            const double expected = 3.0 * model.parameters[i] * image[i];
            QVERIFY(std::abs(found->values[i] - expected) < 1e-5);
        }
    }

    void theOtherWayRoundEverySignChanges()
    {
        const DigitImage image = support::patchImage(2);
        const auto predictor = support::predictorOf(toyModel({64, 32}, false));
        const auto one = core::integratedGradients(*predictor, image, {2, 5});
        const auto other = core::integratedGradients(*predictor, image, {5, 2});
        QVERIFY(one && other);
        for (std::size_t i = 0; i < image.size(); ++i) {
            QVERIFY(std::abs(one->values[i] + other->values[i]) < 1e-6);
        }
    }

    void aBlankImageHasNoReasons()
    {
        const auto predictor = support::predictorOf(toyModel({20}, false));
        const auto found = core::integratedGradients(*predictor, {}, {1, 7});
        QVERIFY(found);
        QCOMPARE(found->values, core::PixelValues{});
        QCOMPARE(found->completenessError, 0.0);
        const auto drops = core::occlusion(*predictor, {}, {1, 7});
        QVERIFY(drops);
        QCOMPARE(*drops, core::PixelValues{});
    }

    void occlusionIsThatOfLoops_data()
    {
        QTest::addColumn<Model>("model");
        QTest::newRow("logits") << toyModel({40, 20}, false);
        QTest::newRow("tutorial") << toyModel({40, 20}, true);
        QTest::newRow("convolutions") << support::randomModel(support::convolutionalNetwork());
    }

    void occlusionIsThatOfLoops()
    {
        QFETCH(Model, model);
        const auto predictor = support::predictorOf(model);
        for (const unsigned seed : {1U, 2U}) {
            const DigitImage image = support::patchImage(seed);
            const DigitPair digits = core::highestPair(predictor->outputs(image));
            const auto found = core::occlusion(*predictor, image, digits);
            QVERIFY(found);
            const auto expected = occlusionByLoops(*predictor, image, digits);
            double largest = 0;
            for (std::size_t i = 0; i < image.size(); ++i) {
                QVERIFY2(
                    std::abs((*found)[i] - expected[i]) < 1e-5,
                    qPrintable(QString("pixel %1: %2, expected %3")
                                   .arg(i)
                                   .arg((*found)[i])
                                   .arg(expected[i])));
                largest = std::max(largest, std::abs(expected[i]));
            }
            QVERIFY(largest > 1e-3);
        }
    }

    void theHighestPairIsThatOfTheOutputs()
    {
        QCOMPARE(core::highestPair({0, 1, 5, 3, 2}), (DigitPair{2, 3}));
        QCOMPARE(core::highestPair({0, 0, 0, 0, 0, 0, 0, 0, 0, 4}), (DigitPair{9, 0}));
        QCOMPARE(core::highestPair(core::ClassValues(10)), (DigitPair{0, 1}));
        QVERIFY(core::highestPair(core::ClassValues(10, NAN)).validate({}));
        QCOMPARE(core::highestPair({NAN, NAN}), (DigitPair{0, 1}));
    }

    void aMissingDigitIsTheHighestThatIsLeft()
    {
        const core::ClassValues outputs{0, 1, 5, 3, 2, 0, 0, 0, 0, 0};
        const auto pair = [&](std::optional<int> first, std::optional<int> second) {
            return core::pairOf(outputs, first, second);
        };
        QCOMPARE(pair({}, {}), (DigitPair{2, 3}));
        QCOMPARE(pair(7, {}), (DigitPair{7, 2}));
        QCOMPARE(pair(2, {}), (DigitPair{2, 3}));
        QCOMPARE(pair({}, 7), (DigitPair{2, 7}));
        QCOMPARE(pair({}, 2), (DigitPair{3, 2}));
        QCOMPARE(pair(8, 9), (DigitPair{8, 9}));
    }

    void badQuestionsAreErrors_data()
    {
        QTest::addColumn<int>("forDigit");
        QTest::addColumn<int>("againstDigit");
        QTest::addColumn<float>("pixel");
        QTest::addColumn<QString>("expectation");
        QTest::newRow("below 0") << -1 << 2 << 0.5F << "0 to 9, found -1";
        QTest::newRow("above 9") << 1 << 10 << 0.5F << "0 to 9, found 10";
        QTest::newRow("the same") << 4 << 4 << 0.5F << "two different digits, found 4 twice";
        QTest::newRow("too bright") << 1 << 2 << 1.5F << "row 2, column 4";
        QTest::newRow("negative") << 1 << 2 << -0.1F << "0 to 1, found -0.1";
        QTest::newRow("no number") << 1 << 2 << NAN << "found nan";
    }

    void badQuestionsAreErrors()
    {
        QFETCH(int, forDigit);
        QFETCH(int, againstDigit);
        QFETCH(float, pixel);
        QFETCH(QString, expectation);
        DigitImage image{};
        image[2 * core::digitImageSide + 4] = pixel;
        const auto predictor = support::predictorOf(toyModel({20}, false));
        const DigitPair digits{forDigit, againstDigit};
        const auto gradients = core::integratedGradients(*predictor, image, digits);
        QVERIFY(!gradients);
        QVERIFY2(
            gradients.error().message.contains(expectation), qPrintable(gradients.error().message));
        const auto drops = core::occlusion(*predictor, image, digits);
        QVERIFY(!drops);
        QCOMPARE(drops.error().message, gradients.error().message);
    }

    void aModelWithoutNumbersIsAnError()
    {
        Model model = toyModel({20}, false);
        model.parameters.back() = NAN; // the bias of digit 9
        const auto found =
            core::integratedGradients(*support::predictorOf(model), support::patchImage(1), {9, 1});
        QVERIFY(!found);
        QVERIFY(found.error().message.contains("no finite numbers"));
    }

    void aStopRequestEndsBoth()
    {
        std::stop_source source;
        source.request_stop();
        const auto predictor = support::predictorOf(toyModel({20}, false));
        const DigitImage image = support::patchImage(1);
        const auto gradients =
            core::integratedGradients(*predictor, image, {1, 2}, source.get_token());
        QVERIFY(!gradients);
        QVERIFY(gradients.error().message.contains("stopped"));
        const auto drops = core::occlusion(*predictor, image, {1, 2}, source.get_token());
        QVERIFY(!drops);
        QVERIFY(drops.error().message.contains("stopped"));
    }
};

QTEST_GUILESS_MAIN(TstAttribution)
#include "tst_attribution.moc"
