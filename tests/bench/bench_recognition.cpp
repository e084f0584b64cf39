// Trains with the settings of `digitlab train` and tells how well images that it has not seen are
// read: by default 10,000 of MNIST's training images, held out, so that choices are made without
// the test part; and the drawings of an ink file. The options of `digitlab train`, and
//   --test        trains on all training images and evaluates on the test part
//   --ink FILE    labelled drawings
//   --every N     evaluates after every N epochs
//   --save FILE   writes the model
#include "app/settingsoptions.h"
#include "core/data/datasetstore.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/modelfile/modelfile.h"
#include "core/training/evaluation.h"
#include "core/training/trainingloop.h"

#include <QCoreApplication>

#include <cstdio>

namespace
{

constexpr qsizetype heldOut = 10'000;

core::LabelledImages part(const core::LabelledImages& images, qsizetype first, qsizetype count)
{
    return {
        images.pixels.mid(first * core::digitImagePixels, count * core::digitImagePixels),
        images.labels.mid(first, count)};
}

core::Dataset withoutTestPart(const core::Dataset& dataset)
{
    const qsizetype kept = dataset.train.size() - heldOut;
    core::Dataset split{dataset.name, dataset.sha256, {}, {}};
    split.train = part(dataset.train, 0, kept);
    split.test = part(dataset.train, kept, heldOut);
    return split;
}

void printInk(const QList<core::Ink>& inks, const core::Model& model)
{
    const auto predictor = core::Predictor::create(model);
    core::Evaluation evaluation;
    for (const core::Ink& ink : inks) {
        const auto image = core::rasterizeInk(ink);
        evaluation.add(*ink.label, core::mostProbable((*predictor)->predict(*image)));
    }
    std::printf("  ink %.2f %%", 100 * evaluation.score.accuracy);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName("digitlab");
    QCommandLineParser parser;
    app::addSettingsOptions(parser);
    parser.addOptions(
        {{"test", {}}, {"ink", {}, "file"}, {"every", {}, "n", "10"}, {"save", {}, "file"}});
    parser.process(application);
    const auto settings = app::readSettings(parser);
    const auto dataset = core::DatasetStore().load("mnist");
    const auto inks = core::readInkFile(parser.value("ink"));
    if (!settings || !dataset) {
        std::fprintf(
            stderr, "%s\n", qPrintable((settings ? dataset.error() : settings.error()).message));
        return 1;
    }
    const core::Dataset used = parser.isSet("test") ? **dataset : withoutTestPart(**dataset);
    const int every = parser.value("every").toInt();
    core::Model newest;
    core::TrainingHooks hooks;
    double seconds = 0;
    const auto isDue = [&](int epoch) { return epoch % every == 0 || epoch == settings->epochs; };
    hooks.progressed = [](const core::TrainingProgress&) {};
    hooks.betweenBatches = [] {};
    hooks.snapshotTaken = [&](core::Model model) { newest = std::move(model); };
    hooks.epochEnded = [&](const core::EpochResult& result) {
        seconds += result.seconds;
        if (!isDue(result.epoch)) {
            return;
        }
        std::printf(
            "epoch %3d  train %.2f %%  test %.2f %%  loss %.4f  %.0f s\n", result.epoch,
            100 * result.train.accuracy, 100 * result.test.accuracy, result.test.loss, seconds);
        std::fflush(stdout);
    };
    const auto result = core::trainingLoop(used, *settings, {}, hooks);
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().message));
        return 1;
    }
    std::printf("end: accuracy %.2f %%", 100 * result->test.accuracy);
    if (inks) {
        printInk(*inks, newest);
    }
    std::printf("  %.0f s of training\n", seconds);
    if (parser.isSet("save") && !core::writeModel(parser.value("save"), newest)) {
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(parser.value("save")));
        return 1;
    }
    return 0;
}
