// How near training of convolutional networks comes to the time that their convolutions alone take,
// and how far it is from the loop that everybody writes. 12,800 images of MNIST count as an epoch's
// part; seconds are for 60,000. Arguments choose by parts of names.
#include "core/base/torchruntime.h"
#include "core/network/layertext.h"
#include "core/training/evaluation.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"
#include "tests/bench/convolutionepoch.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"
#include "tests/bench/plainloop.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace
{

using bench::Figures;
using bench::printRatio;

constexpr int repeats = 3;
constexpr qsizetype imagesMeasured = 12'800;
constexpr double imagesOfAnEpoch = 60'000;

struct Configuration {
    const char* name;
    QString layers;
};

QList<Configuration> configurations()
{
    return {
        {"small", "conv 16x5, relu, maxpool 2, conv 32x5, relu, maxpool 2, linear 128, relu, "
                  "linear 10"},
        {"pytorch example",
         "conv 32x3, relu, conv 64x3, relu, maxpool 2, dropout 0.25, linear 128, "
         "relu, dropout 0.5, linear 10"},
        {"preset convolutional",
         core::layersText(core::preset("convolutional")->settings.network)}};
}

core::Dataset shortened(const core::Dataset& dataset)
{
    core::Dataset part = dataset;
    part.train = {
        dataset.train.pixels.left(imagesMeasured * core::digitImagePixels),
        dataset.train.labels.left(imagesMeasured)};
    part.test = {
        dataset.test.pixels.left(100 * core::digitImagePixels), dataset.test.labels.left(100)};
    return part;
}

double secondsOfEpoch(double seconds)
{
    return seconds * imagesOfAnEpoch / static_cast<double>(imagesMeasured);
}

/// Trains as the program does; the seconds are without the evaluation.
double train(const core::Dataset& dataset, core::TrainingSettings settings, int threads)
{
    settings.threads = threads;
    double seconds = 0;
    const core::TrainingHooks hooks{
        .epochEnded = [&](const core::EpochResult& result) { seconds += result.seconds; }};
    if (!core::trainingLoop(dataset, settings, {}, hooks)) {
        qFatal("training failed");
    }
    return secondsOfEpoch(seconds);
}

void measure(const Configuration& configuration, const core::Dataset& dataset)
{
    core::TrainingSettings settings;
    settings.network = core::architectureFromLayersText(configuration.layers).value();
    settings.batchSize = 128;
    settings.epochs = 1;
    std::printf(
        "%s: %s; %lld parameters\n", configuration.name, qPrintable(configuration.layers),
        static_cast<long long>(settings.network.parameterCount()));
    const bench::ConvolutionEpoch limit(settings.network, settings.batchSize);
    bench::PlainLoop plain(dataset, settings);
    bench::PlainLoop channelsLast(dataset, settings, bench::PlainLoop::Channels::Last);
    Figures limitSeconds;
    Figures plainSeconds;
    Figures channelsLastSeconds;
    Figures one;
    Figures two;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        core::setTorchThreads(1);
        limitSeconds.add(secondsOfEpoch(limit.run(imagesMeasured)));
        plainSeconds.add(secondsOfEpoch(plain.trainEpoch()));
        channelsLastSeconds.add(secondsOfEpoch(channelsLast.trainEpoch()));
        one.add(train(dataset, settings, 1));
        two.add(train(dataset, settings, 2));
    }
    limitSeconds.print("convolutions alone, oneDNN, 1 thread", "s");
    plainSeconds.print("plain loop, 1 thread", "s");
    channelsLastSeconds.print("the same, channels last", "s");
    one.print("digitlab, 1 thread", "s");
    two.print("digitlab, 2 threads", "s");
    const double operations = limit.operations(qsizetype(imagesOfAnEpoch));
    std::printf(
        "  GFLOP/s of the convolutions: limit %.0f, in digitlab with 1 thread %.0f, with 2 %.0f\n",
        operations / limitSeconds.median() / 1e9, operations / one.median() / 1e9,
        operations / two.median() / 1e9);
    printRatio("2 threads / plain loop", two.median() / plainSeconds.median(), 0.6);
    printRatio("2 threads / channels last", two.median() / channelsLastSeconds.median(), 0.6);
}

/// What drawing and evaluating take with the preset's network: weights do not matter for that.
void measurePrediction(const core::Dataset& dataset)
{
    core::TrainingSettings settings = core::preset("convolutional")->settings;
    settings.epochs = 1;
    core::Model trained;
    const core::TrainingHooks hooks{
        .snapshotTaken = [&](core::Model model) { trained = std::move(model); }};
    if (!core::trainingLoop(shortened(dataset), settings, {}, hooks)) {
        qFatal("training failed");
    }
    core::setTorchThreads(1);
    const core::PredictorPointer predictor = *core::Predictor::create(std::move(trained));
    Figures evaluation;
    Figures prediction;
    QElapsedTimer clock;
    for (int repeat = 0; repeat < 20; ++repeat) {
        if (repeat < repeats) {
            clock.start();
            if (!core::evaluate(*predictor, dataset.test)) {
                qFatal("evaluation failed");
            }
            evaluation.add(static_cast<double>(clock.nsecsElapsed()) / 1e9);
        }
        const core::DigitImage image = dataset.test.digitImage(repeat);
        clock.start();
        predictor->predict(image);
        prediction.add(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::printf("prediction with preset convolutional\n");
    evaluation.print("evaluation of the test part, 1 thread", "s");
    prediction.print("one prediction", "ms");
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const core::DatasetPointer mnist = bench::mnist();
    const core::Dataset dataset = shortened(*mnist);
    const QStringList chosen = QCoreApplication::arguments().mid(1);
    for (const Configuration& each : configurations()) {
        const auto isPart = [&](const QString& part) { return QString(each.name).contains(part); };
        if (chosen.isEmpty() || std::ranges::any_of(chosen, isPart)) {
            measure(each, dataset);
        }
    }
    if (chosen.isEmpty() || chosen.contains("prediction")) {
        measurePrediction(*mnist);
    }
    return 0;
}
