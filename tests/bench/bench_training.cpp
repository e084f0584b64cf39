#include "core/base/torchruntime.h"
#include "core/training/evaluation.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"
#include "tests/bench/plainloop.h"
#include "tests/bench/productepoch.h"
#include "tests/bench/programruns.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <dlfcn.h>

namespace
{

using bench::Figures;
using bench::printRatio;

constexpr int repeats = 5;

struct Targets {
    double oneThread;
    double twoThreads;
};

struct Configuration {
    const char* name;
    core::TrainingSettings settings;
    Targets targets;
};

core::TrainingSettings settingsOf(const QList<int>& hidden, int batchSize)
{
    core::TrainingSettings settings = core::preset("repaired")->settings;
    settings.network = core::Architecture::perceptron(hidden);
    settings.batchSize = batchSize;
    settings.epochs = 3;
    return settings;
}

QList<Configuration> configurations()
{
    const QList<int> tutorial = core::Architecture::tutorialHidden();
    const QList<int> wide{1024, 512};
    return {
        {"784-256-128-64-10, batch 64", settingsOf(tutorial, 64), {1.4, 0.85}},
        {"784-256-128-64-10, batch 256", settingsOf(tutorial, 256), {1.25, 0.75}},
        {"784-1024-512-10, batch 64", settingsOf(wide, 64), {1.25, 0.75}},
        {"784-1024-512-10, batch 256", settingsOf(wide, 256), {1.25, 0.75}}};
}

struct Trained {
    double secondsPerEpoch = 0; ///< without evaluation: the mean of all epochs
    core::Model model;
};

/// Trains as the program does.
Trained train(const core::Dataset& dataset, core::TrainingSettings settings, int threads)
{
    settings.threads = threads;
    Trained trained;
    double seconds = 0;
    const core::TrainingHooks hooks{
        .epochEnded = [&](const core::EpochResult& result) { seconds += result.seconds; },
        .snapshotTaken = [&](core::Model model) { trained.model = std::move(model); }};
    if (!core::trainingLoop(dataset, settings, {}, hooks)) {
        qFatal("training failed");
    }
    trained.secondsPerEpoch = seconds / settings.epochs;
    return trained;
}

void measure(const Configuration& configuration, const core::Dataset& dataset)
{
    std::printf("%s\n", configuration.name);
    const core::TrainingSettings& settings = configuration.settings;
    const qsizetype images = dataset.train.size();
    const bench::ProductEpoch aten(settings.network, settings.batchSize, core::prepareAtenProduct);
    const bench::ProductEpoch own(settings.network, settings.batchSize, core::prepareProduct);
    bench::PlainLoop plain(dataset, settings);
    Figures atenSeconds;
    Figures ownSeconds;
    Figures plainSeconds;
    Figures one;
    Figures two;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        core::setTorchThreads(1);
        atenSeconds.add(aten.run(images));
        ownSeconds.add(own.run(images));
        plainSeconds.add(plain.trainEpoch());
        one.add(train(dataset, settings, 1).secondsPerEpoch);
        two.add(train(dataset, settings, 2).secondsPerEpoch);
    }
    atenSeconds.print("gemm_epoch, ATen", "s");
    ownSeconds.print(qPrintable("gemm_epoch, " + core::productLibrary()), "s");
    plainSeconds.print("plain_epoch", "s");
    one.print("digitlab_epoch, 1 thread", "s");
    two.print("digitlab_epoch, 2 threads", "s");
    const double limit = std::min(atenSeconds.median(), ownSeconds.median());
    printRatio("1 thread / limit", one.median() / limit, configuration.targets.oneThread);
    printRatio("1 thread / plain_epoch", one.median() / plainSeconds.median(), 0.5);
    printRatio("2 threads / limit", two.median() / limit, configuration.targets.twoThreads);
}

/// What the preset `repaired` reaches on the test part, by the plain loop and by the program.
void measureAccuracy(const core::Dataset& dataset)
{
    core::TrainingSettings settings = core::preset("repaired")->settings;
    Figures plainAccuracy;
    Figures accuracy;
    for (settings.seed = 1; settings.seed <= repeats; ++settings.seed) {
        bench::PlainLoop plain(dataset, settings);
        for (int epoch = 0; epoch < settings.epochs; ++epoch) {
            plain.trainEpoch();
        }
        plainAccuracy.add(100 * plain.testAccuracy());
        const core::Passport passport = train(dataset, settings, 2).model.passport;
        accuracy.add(100 * passport[core::passport::testAccuracy].toDouble());
    }
    std::printf("accuracy of preset repaired, seeds 1 to %d\n", repeats);
    plainAccuracy.print("plain loop", "%");
    accuracy.print("digitlab, 2 threads", "%");
    std::printf("  means %.3f and %.3f %%\n", plainAccuracy.mean(), accuracy.mean());
}

void measurePrediction(const core::Dataset& dataset)
{
    const core::TrainingSettings settings = configurations().first().settings;
    const auto created = core::Predictor::create(train(dataset, settings, 1).model);
    const core::PredictorPointer& predictor = *created;
    Figures evaluation;
    Figures prediction;
    QElapsedTimer clock;
    for (int repeat = 0; repeat < 20; ++repeat) {
        clock.start();
        if (!core::evaluate(*predictor, dataset.test)) {
            qFatal("evaluation failed");
        }
        evaluation.add(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        const core::DigitImage image = dataset.test.digitImage(repeat);
        clock.start();
        predictor->predict(image);
        prediction.add(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::printf("784-256-128-64-10\n");
    evaluation.print("evaluation of the test part", "ms");
    prediction.print("one prediction", "ms");
}

void measureProgram()
{
    Figures seconds;
    Figures processorSeconds;
    Figures megabytes;
    Figures empty;
    Figures painted;
    const bench::WindowStart window;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        const bench::ProgramCost run = bench::runTraining();
        seconds.add(run.seconds);
        processorSeconds.add(run.processorSeconds);
        megabytes.add(run.peakMegabytes);
        empty.add(bench::runEmptyTorch().seconds);
        painted.add(window.seconds());
    }
    std::printf("program\n");
    seconds.print("digitlab train (target 4)", "s");
    processorSeconds.print("its user and system time", "s");
    megabytes.print("its peak memory (target 350)", "MB");
    empty.print("empty LibTorch program", "s");
    painted.print("start to first paint", "s");
    printRatio("first paint / empty program", painted.median() / empty.median(), 1.35);
}

void printMachine()
{
    using Name = char* (*)();
    const auto coreName = reinterpret_cast<Name>(dlsym(RTLD_DEFAULT, "openblas_get_corename"));
    std::printf(
        "OpenBLAS's kernels: %s; products by %s; %u cores\n", coreName ? coreName() : "no OpenBLAS",
        qPrintable(core::productLibrary()), std::thread::hardware_concurrency());
}

} // namespace

/// How near training comes to the time that its matrix products alone take, on MNIST. Arguments
/// choose by parts of names, `batch 256`, `accuracy`, `prediction`, `program`; all without.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const core::DatasetPointer dataset = bench::mnist();
    printMachine();
    const QStringList chosen = QCoreApplication::arguments().mid(1);
    const auto isMeant = [&](const QString& name) {
        const auto isPart = [&](const QString& part) { return name.contains(part); };
        return chosen.isEmpty() || std::any_of(chosen.begin(), chosen.end(), isPart);
    };
    for (const Configuration& each : configurations()) {
        if (isMeant(each.name)) {
            measure(each, *dataset);
        }
    }
    if (isMeant("accuracy")) {
        measureAccuracy(*dataset);
    }
    if (isMeant("prediction")) {
        measurePrediction(*dataset);
    }
    if (isMeant("program")) {
        measureProgram();
    }
    return 0;
}
