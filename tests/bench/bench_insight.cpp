// What the functions of core/insight give for MNIST's test images with the shipped perceptron: the
// largest completeness error of integrated gradients, the smallest changes beside DeepFool's, and
// the time that each function takes. Without options:
//   build/release/tests/bench/bench_insight [MODEL]
#include "core/base/torchruntime.h"
#include "core/insight/attribution.h"
#include "core/insight/inputgradients_p.h"
#include "core/insight/neighbours.h"
#include "core/insight/smallestchange.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"
#include "tests/support/deepfool.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cmath>

namespace
{

constexpr int attributedImages = 1000;
constexpr int changedImages = 200;

/// Calls `work` and adds the milliseconds that it took.
template <typename Work> auto timed(bench::Figures& milliseconds, const Work& work)
{
    QElapsedTimer timer;
    timer.start();
    auto result = work();
    milliseconds.add(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    return result;
}

void benchAttribution(const core::Predictor& predictor, const core::LabelledImages& images)
{
    bench::Figures gradientsTime;
    bench::Figures occlusionTime;
    bench::Figures errors;
    bench::Figures steps;
    double largest = 0;
    for (int i = 0; i < attributedImages; ++i) {
        const core::DigitImage image = images.digitImage(i);
        const core::DigitPair digits = core::highestPair(predictor.outputs(image));
        const auto found = timed(
            gradientsTime, [&] { return core::integratedGradients(predictor, image, digits); });
        errors.add(100 * found->completenessError);
        steps.add(found->steps);
        largest = std::max(largest, found->completenessError);
        if (i < changedImages) {
            (void)timed(occlusionTime, [&] { return core::occlusion(predictor, image, digits); });
        }
    }
    std::printf("Integrated gradients, %d images\n", attributedImages);
    std::printf("  largest completeness error         %.3f %%\n", 100 * largest);
    errors.print("completeness error", "%");
    steps.print("gradients", "");
    gradientsTime.print("time", "ms");
    std::printf("Occlusion\n");
    occlusionTime.print("time", "ms");
}

/// The values beside those of 4096 equal steps: the sum of the differences, as a share of the sum
/// of the sizes.
void benchValues(const core::Predictor& predictor, const core::LabelledImages& images)
{
    constexpr int steps = 4096;
    constexpr int atOnce = 128;
    constexpr int comparedImages = 50;
    const core::InputGradients gradients(predictor.model());
    bench::Figures differences;
    for (int i = 0; i < comparedImages; ++i) {
        const core::DigitImage image = images.digitImage(i);
        const core::DigitPair digits = core::highestPair(predictor.outputs(image));
        core::InputGradients::Weights weights{};
        weights[static_cast<std::size_t>(digits.forDigit)] = 1;
        weights[static_cast<std::size_t>(digits.againstDigit)] = -1;
        const std::vector<core::InputGradients::Weights> allWeights(atOnce, weights);
        core::PixelValues expected{};
        for (int first = 0; first < steps; first += atOnce) {
            std::vector<core::DigitImage> points(atOnce, image);
            for (int step = 0; step < atOnce; ++step) {
                for (float& value : points[static_cast<std::size_t>(step)]) {
                    value *= (static_cast<float>(first + step) + 0.5F) / steps;
                }
            }
            for (const core::DigitImage& each : gradients.at(points, allWeights).gradients) {
                for (std::size_t pixel = 0; pixel < image.size(); ++pixel) {
                    expected[pixel] += double(each[pixel]) * double(image[pixel]) / steps;
                }
            }
        }
        const auto found = core::integratedGradients(predictor, image, digits);
        double difference = 0;
        double size = 0;
        for (std::size_t pixel = 0; pixel < image.size(); ++pixel) {
            difference += std::abs(found->values[pixel] - expected[pixel]);
            size += std::abs(expected[pixel]);
        }
        differences.add(100 * difference / size);
    }
    std::printf("Integrated gradients beside 4096 equal steps\n");
    differences.print("difference of the values", "%");
}

void benchNeighbours(const core::LastLayer& layer, const core::LabelledImages& images)
{
    bench::Figures time;
    for (int i = 0; i < changedImages; ++i) {
        const core::DigitImage image = images.digitImage(i);
        (void)timed(time, [&] { return core::nearestImages(layer, image, 12); });
    }
    std::printf("The 12 nearest of %lld training images\n", qint64(layer.images().size()));
    time.print("time", "ms");
}

void benchSmallestChange(const core::LastLayer& layer, const core::LabelledImages& images)
{
    const core::Predictor& predictor = layer.predictor();
    const support::PlainNetwork network(predictor.model());
    bench::Figures time;
    bench::Figures own;
    bench::Figures knownTime;
    bench::Figures withKnown;
    bench::Figures clipped;
    bench::Figures nearest;
    int missing = 0;
    for (int i = 0; i < changedImages; ++i) {
        const core::DigitImage image = images.digitImage(i);
        const int digit = core::highestPair(predictor.outputs(image)).againstDigit;
        const auto found =
            timed(time, [&] { return core::smallestChange(predictor, image, digit); });
        std::vector<core::DigitImage> known;
        const auto all = core::nearestImages(layer, image, int(layer.images().size()));
        for (const core::Neighbour& each : *all) {
            if (each.label == digit && known.size() < 2) {
                known.push_back(layer.images().digitImage(each.index));
            }
        }
        const auto better =
            timed(knownTime, [&] { return core::smallestChange(predictor, image, digit, known); });
        withKnown.add(better ? better->l2 : INFINITY);
        missing += found ? 0 : 1;
        own.add(found ? found->l2 : INFINITY);
        clipped.add(
            support::deepFool(network, image, digit, support::Box::Clipped).value_or(INFINITY));
        nearest.add(
            support::deepFool(network, image, {}, support::Box::Ignored).value_or(INFINITY));
    }
    std::printf(
        "Smallest change to the second digit, %d images, %d not found from the image alone\n",
        changedImages, missing);
    own.print("L2", "");
    withKnown.print("L2 with two training images", "");
    clipped.print("DeepFool to it, within 0..1: L2", "");
    nearest.print("DeepFool to any, any values: L2", "");
    bench::printRatio("ratio of medians, within 0..1", withKnown.median() / clipped.median(), 1.05);
    bench::printRatio(
        "ratio of medians, any digit and values", withKnown.median() / nearest.median(), 1.05);
    time.print("time", "ms");
    knownTime.print("time with two training images", "ms");
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName("digitlab");
    core::setTorchThreads(1); // as a job does
    const QString path =
        application.arguments().value(1, core::shippedModels().last().path); // the perceptron
    auto model = core::readModel(path);
    if (!model) {
        std::fprintf(stderr, "%s\n", qPrintable(model.error().message));
        return 1;
    }
    const core::PredictorPointer predictor = *core::Predictor::create((*std::move(model)));
    const core::DatasetPointer dataset = bench::mnist();
    benchAttribution(*predictor, dataset->test);
    benchValues(*predictor, dataset->test);
    bench::Figures layerTime;
    const auto layer =
        timed(layerTime, [&] { return core::LastLayer::compute(*predictor, dataset->train); });
    std::printf("Last hidden layer of all training images\n");
    layerTime.print("time", "ms");
    benchNeighbours(*layer, dataset->test);
    benchSmallestChange(*layer, dataset->test);
}
