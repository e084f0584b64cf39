#include "core/insight/unitanswers.h"
#include "core/insight/unitweights.h"
#include "core/prediction/predictor.h"
#include "core/workbench/currentmodel.h"
#include "tests/bench/mnist.h"
#include "tests/support/toymodel.h"
#include "ui/insight/networkview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>

// What the page Network costs: one frame of it while the pen moves, and the answers of all units to
// MNIST's test part. QT_QPA_PLATFORM=offscreen bench/bench_network

namespace
{

constexpr int frames = 500;

double milliseconds(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void report(const char* what, std::vector<double> times)
{
    std::ranges::sort(times);
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf(
        "  %-44s median %8.3f ms   p99 %8.3f ms   (%zu)\n", what, at(0.5), at(0.99), times.size());
}

core::PredictorPointer shippedModel()
{
    core::Activity activity;
    core::CurrentModel model(activity);
    const auto opened = model.openShipped();
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().message));
        std::exit(1);
    }
    return model.predictor();
}

ui::NetworkContent contentOf(const core::Predictor& predictor, const core::DigitImage& image)
{
    ui::NetworkContent content;
    content.activations = core::activationsOf(predictor, image);
    content.digit = core::mostProbable(content.activations.probabilities);
    content.contributions =
        core::strongestContributions(predictor.model(), content.activations, content.digit);
    return content;
}

void measureFrames(const core::Predictor& predictor, const core::LabelledImages& images, QSize size)
{
    const auto last = static_cast<int>(predictor.model().network.layers().size()) - 1;
    ui::NetworkView view;
    view.resize(size);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view)) {
        std::exit(1);
    }
    std::vector<double> activations;
    std::vector<double> contents;
    std::vector<double> weights;
    std::vector<double> painting;
    std::vector<double> selecting;
    for (int frame = 0; frame < frames; ++frame) {
        const core::DigitImage image = images.digitImage(frame);
        activations.push_back(milliseconds([&] { core::activationsOf(predictor, image); }));
        ui::NetworkContent content;
        contents.push_back(milliseconds([&] { content = contentOf(predictor, image); }));
        weights.push_back(milliseconds(
            [&] { core::pixelWeights(predictor.model(), last, frame % core::digitCount); }));
        painting.push_back(milliseconds([&] {
            view.setContent(std::move(content));
            view.repaint();
        }));
        selecting.push_back(milliseconds([&] {
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

void measure(const core::Predictor& predictor, const core::Dataset& dataset)
{
    std::printf("%s\n", qPrintable(core::layersText(predictor.model().network)));
    measureFrames(predictor, dataset.test, {340, 200});
    measureFrames(predictor, dataset.test, {1000, 700});
    std::vector<double> answering;
    for (int i = 0; i < 7; ++i) {
        answering.push_back(
            milliseconds([&] { (void)core::unitAnswers(predictor, dataset.test); }));
    }
    report("answers to the test part", answering);
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName("digitlab");
    const core::DatasetPointer dataset = bench::mnist();
    measure(*shippedModel(), *dataset);
    measure(*support::predictorOf(support::randomModel()), *dataset);
    return 0;
}
