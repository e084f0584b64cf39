#include "core/base/torchruntime.h"
#include "core/insight/attribution.h"
#include "core/insight/digitpair.h"
#include "core/insight/lastlayer.h"
#include "core/insight/smallestchange.h"
#include "core/insight/unitanswers.h"
#include "core/insight/unitweights.h"
#include "core/network/layertext.h"
#include "core/prediction/predictor.h"
#include "tests/bench/mnist.h"
#include "tests/bench/perceptron.h"
#include "tests/support/toymodel.h"
#include "ui/insight/networkview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

// What the pages Network and Why cost: one frame while the pen moves, the answers of all units to
// MNIST's test part, and the parts of an explanation; of the shipped model, the tutorial's, and a
// convolutional one. QT_QPA_PLATFORM=offscreen bench/bench_network

namespace
{

constexpr int frames = 500;
constexpr int explanations = 20;
constexpr auto convolutions = "conv 32x3 pad 1, maxpool 2, batchnorm, relu, "
                              "conv 64x3 pad 1, maxpool 2, batchnorm, relu, "
                              "conv 96x3 pad 1, maxpool 2, batchnorm, relu, "
                              "linear 128, relu, linear 10";

/// What one call took, in milliseconds.
struct Time {
    double clock = 0;
    double processor = 0; ///< of all threads; the same on a busy computer
};

Time measured(const std::function<void()>& work)
{
    QElapsedTimer timer;
    const std::clock_t first = std::clock();
    timer.start();
    work();
    return {
        static_cast<double>(timer.nsecsElapsed()) / 1e6,
        static_cast<double>(std::clock() - first) * 1e3 / CLOCKS_PER_SEC};
}

void report(const char* what, std::vector<Time> times)
{
    const auto at = [&](double Time::*part, double share) {
        std::ranges::sort(times, {}, part);
        const auto last = static_cast<double>(times.size() - 1);
        return times[static_cast<std::size_t>(share * last)].*part;
    };
    std::printf(
        "  %-42s median %8.3f ms  p99 %8.3f ms   processor: median %8.3f ms  p99 %8.3f ms\n", what,
        at(&Time::clock, 0.5), at(&Time::clock, 0.99), at(&Time::processor, 0.5),
        at(&Time::processor, 0.99));
}

ui::NetworkContent contentOf(const core::Predictor& predictor, const core::DigitImage& image)
{
    ui::NetworkContent content;
    content.activations = core::activationsOf(predictor, image);
    content.label = core::mostProbable(content.activations.probabilities);
    content.contributions =
        core::strongestContributions(predictor.model(), content.activations, content.label);
    return content;
}

void measureFrames(const core::Predictor& predictor, const core::LabelledImages& images, QSize size)
{
    const auto last = static_cast<int>(predictor.model().network.stages().size());
    ui::NetworkView view;
    view.resize(size);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view)) {
        std::exit(1);
    }
    std::vector<Time> activations;
    std::vector<Time> contents;
    std::vector<Time> weights;
    std::vector<Time> painting;
    std::vector<Time> selecting;
    for (int frame = 0; frame < frames; ++frame) {
        const core::DigitImage image = images.digitImage(frame);
        activations.push_back(measured([&] { core::activationsOf(predictor, image); }));
        ui::NetworkContent content;
        contents.push_back(measured([&] { content = contentOf(predictor, image); }));
        weights.push_back(measured(
            [&] { (void)core::pixelWeights(predictor.model(), last, frame % core::digitCount); }));
        painting.push_back(measured([&] {
            view.setContent(std::move(content));
            view.repaint();
        }));
        selecting.push_back(measured([&] {
            QTest::keyClick(&view, frame % 2 == 0 ? Qt::Key_Right : Qt::Key_Left);
            view.repaint();
        }));
    }
    report("activations of all layers", activations);
    report("the same and the strongest contributions", contents);
    report("linear path of an output", weights);
    std::printf("  %d x %d\n", size.width(), size.height());
    report("painting a new content", painting);
    report("selecting another unit, painted", selecting);
}

void measureExplanation(const core::Predictor& predictor, const core::LabelledImages& images)
{
    std::vector<Time> gradients;
    std::vector<Time> occluding;
    std::vector<Time> changing;
    for (int i = 0; i < explanations; ++i) {
        const core::DigitImage image = images.digitImage(i);
        const core::DigitPair digits = core::highestPair(predictor.outputs(image));
        gradients.push_back(
            measured([&] { (void)core::integratedGradients(predictor, image, digits); }));
        occluding.push_back(measured([&] { (void)core::occlusion(predictor, image, digits); }));
        changing.push_back(
            measured([&] { (void)core::smallestChange(predictor, image, digits.againstDigit); }));
    }
    report("integrated gradients", gradients);
    report("occlusion", occluding);
    report("smallest change", changing);
    report("last hidden layer of the test part", {measured([&] {
               (void)core::LastLayer::compute(predictor, images);
           })});
}

void measure(const core::Predictor& predictor, const core::Dataset& dataset)
{
    std::printf("%s\n", qPrintable(core::layersText(predictor.model().network)));
    measureFrames(predictor, dataset.test, {340, 200});
    measureFrames(predictor, dataset.test, {1000, 700});
    std::vector<Time> answering;
    for (int i = 0; i < 7; ++i) {
        answering.push_back(measured([&] { (void)core::unitAnswers(predictor, dataset.test); }));
    }
    report("answers to the test part", answering);
    measureExplanation(predictor, dataset.test);
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName("digitlab");
    core::setTorchThreads(1); // as a job does
    const core::DatasetPointer dataset = bench::mnist();
    measure(*bench::shippedPerceptron(), *dataset);
    measure(*support::predictorOf(support::randomModel()), *dataset);
    measure(
        *support::predictorOf(support::randomModel(support::architectureOf(convolutions))),
        *dataset);
    return 0;
}
