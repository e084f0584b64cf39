// How much teaching gains: for each writer of an ink file, teaches a model the writer's first 1 and
// 3 drawings of each digit and evaluates on all the others of that writer.
// The options of teaching's settings try others than the defaults.
// bench_teach --ink FILE [--model FILE] [--writers N] [--steps N] [--rate X] [--share X]
#include "core/data/datasetstore.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/prediction/predictor.h"
#include "core/training/teaching.h"
#include "tests/bench/figures.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace
{

/// A writer's drawings, some to teach and the others to evaluate on.
struct Split {
    QList<core::Ink> taught;
    QList<core::Ink> others;
};

Split splitOf(const QList<core::Ink>& drawings, int perDigit)
{
    Split split;
    std::array<int, core::digitCount> counts{};
    for (const core::Ink& ink : drawings) {
        const bool isTaught = counts[static_cast<std::size_t>(*ink.label)]++ < perDigit;
        (isTaught ? split.taught : split.others).append(ink);
    }
    return split;
}

/// The share of drawings that are read wrong.
double errorOf(const core::Model& model, const QList<core::Ink>& drawings)
{
    const auto predictor = core::Predictor::create(model);
    int wrong = 0;
    for (const core::Ink& ink : drawings) {
        const auto image = core::rasterizeInk(ink);
        wrong += !image || core::mostProbable((*predictor)->predict(*image)) != *ink.label;
    }
    return static_cast<double>(wrong) / static_cast<double>(drawings.size());
}

using Writers = QMap<QString, QList<core::Ink>>;

struct Means {
    bench::Figures before;
    bench::Figures after;
    bench::Figures datasetChange; ///< points
    bench::Figures seconds;
};

void teachAll(
    const core::Model& model, const core::Dataset& dataset, const Writers& writers,
    const core::TeachSettings& settings, int perDigit)
{
    std::printf("Taught %d of each digit\n", perDigit);
    Means means;
    for (auto writer = writers.begin(); writer != writers.end(); ++writer) {
        const Split split = splitOf(*writer, perDigit);
        const auto taught =
            core::teach(model, dataset, split.taught, settings, {}, [](const auto&) {});
        if (!taught) {
            qFatal("%s", qPrintable(taught.error().message));
        }
        const core::TeachResult& result = (*taught)->result;
        const double before = errorOf(model, split.others);
        const double after = errorOf((*taught)->model, split.others);
        const double change =
            100 * (result.after.dataset.accuracy - result.before.dataset.accuracy);
        means.before.add(before);
        means.after.add(after);
        means.datasetChange.add(change);
        means.seconds.add(result.seconds);
        std::printf(
            "  %-10s errors %6.2f %% -> %6.2f %%   dataset %+.2f points   %.2f s\n",
            qPrintable(writer.key()), 100 * before, 100 * after, change, result.seconds);
        std::fflush(stdout);
    }
    std::printf(
        "  mean       errors %6.2f %% -> %6.2f %%: cut by %.0f %%\n", 100 * means.before.mean(),
        100 * means.after.mean(), 100 * (1 - means.after.mean() / means.before.mean()));
    std::printf(
        "  dataset, points: mean %+.3f, worst %+.2f\n", means.datasetChange.mean(),
        means.datasetChange.lowest());
    means.seconds.print("seconds", "s");
}

core::TeachSettings settingsOf(const QCommandLineParser& parser)
{
    core::TeachSettings settings;
    const auto number = [&](const char* option, double otherwise) {
        return parser.isSet(option) ? parser.value(option).toDouble() : otherwise;
    };
    settings.steps = static_cast<int>(number("steps", settings.steps));
    settings.learningRate = number("rate", settings.learningRate);
    settings.drawnShare = number("share", settings.drawnShare);
    return settings;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName("digitlab");
    QCommandLineParser parser;
    parser.addOptions(
        {{"model", {}, "file", core::shippedModelPath},
         {"ink", {}, "file"},
         {"writers", {}, "count", "1000"},
         {"steps", {}, "count"},
         {"rate", {}, "number"},
         {"share", {}, "number"}});
    parser.process(application);
    const auto model = core::readModel(parser.value("model"));
    const auto dataset = core::DatasetStore().load("mnist");
    const auto inks = core::readInkFile(parser.value("ink"));
    if (!model || !dataset || !inks) {
        const core::Error& error = !model     ? model.error()
                                   : !dataset ? dataset.error()
                                              : inks.error();
        std::fprintf(stderr, "%s\n", qPrintable(error.message));
        return 1;
    }
    Writers writers;
    for (const core::Ink& ink : *inks) {
        writers[ink.writer].append(ink);
    }
    while (writers.size() > parser.value("writers").toInt()) {
        writers.remove(writers.lastKey());
    }
    for (const int perDigit : {1, 3}) {
        teachAll(*model, **dataset, writers, settingsOf(parser), perDigit);
    }
    return 0;
}
