#include "core/base/torchruntime.h"
#include "core/runs/runrecorder.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

namespace
{

constexpr int repeats = 5;

/// Seconds of a run that keeps its states and, if asked, its moments.
double train(
    const core::Dataset& dataset, const core::TrainingSettings& settings,
    core::RunRecorder& recorder, bool keepsMoments)
{
    core::TrainingHooks hooks;
    hooks.stateTaken = [&](const auto& state) { recorder.record(state); };
    if (keepsMoments) {
        hooks.momentTaken = [&](const auto& moment) { recorder.recordMoment(moment); };
    }
    if (!recorder.begin()) {
        qFatal("no run can be kept");
    }
    const auto result = core::trainingLoop(dataset, settings, {}, hooks);
    if (!result || !recorder.finish()) {
        qFatal("training failed");
    }
    return result->seconds;
}

void measureTraining(const core::Dataset& dataset, const core::TrainingSettings& settings)
{
    const QTemporaryDir folder;
    core::RunRecorder recorder{core::RunStore(folder.path())};
    bench::Figures without;
    bench::Figures with;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        without.add(train(dataset, settings, recorder, false));
        with.add(train(dataset, settings, recorder, true));
    }
    std::printf("%s, %d epochs\n", qPrintable(settings.preset), settings.epochs);
    without.print("without moments", "s");
    with.print("with moments", "s");
    std::printf("  with / without %.3f\n", with.median() / without.median());
}

/// The moments of a run of so many epochs, with the weights of one trained model: their bytes, and
/// how long it takes to read all of them, the files included, in one drawing.
void measureReading(
    const core::Dataset& dataset, core::TrainingSettings settings, const core::Model& model)
{
    const QTemporaryDir folder;
    for (const qint64 samples : core::momentSchedule(settings, dataset.train.size())) {
        if (!core::writeMoment(folder.path(), {samples, dataset.train.size(), model})) {
            qFatal("cannot write a moment");
        }
    }
    const core::DigitImage image = dataset.test.digitImage(0);
    const auto moments = core::listMoments(folder.path());
    bench::Figures first;
    bench::Figures again;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        QElapsedTimer timer;
        timer.start();
        QList<core::PredictorPointer> predictors;
        for (const core::Moment& moment : moments) {
            predictors.append(*core::readMoment(moment.path));
        }
        core::readEach(predictors, image);
        first.add(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
        timer.start();
        core::readEach(predictors, image);
        again.add(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    std::printf(
        "%s, %d epochs: %d moments, %.1f MB\n", qPrintable(settings.preset), settings.epochs,
        int(moments.size()), double(core::momentBytes(folder.path())) * 1e-6);
    first.print("files and one drawing", "ms");
    again.print("one more drawing", "ms");
}

} // namespace

/// What a run's moments cost, and how fast a drawing is read at all of them: `bench_moments`.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const core::DatasetPointer dataset = bench::mnist();
    core::setTorchThreads(1);
    core::TrainingSettings settings = core::preset("repaired")->settings;
    settings.threads = 1;
    core::Model model;
    core::TrainingSettings once = settings;
    once.epochs = 1;
    core::TrainingHooks hooks;
    hooks.snapshotTaken = [&](core::Model newest) { model = std::move(newest); };
    if (!core::trainingLoop(*dataset, once, {}, hooks)) {
        qFatal("training failed");
    }
    for (const int epochs : {10, 300}) {
        settings.epochs = epochs;
        measureReading(*dataset, settings, model);
    }
    settings.epochs = 10;
    measureTraining(*dataset, settings);
    return 0;
}
