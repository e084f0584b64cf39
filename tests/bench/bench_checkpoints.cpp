#include "core/base/torchruntime.h"
#include "core/runs/runrecorder.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"
#include "tests/support/keptrun.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

namespace
{

constexpr int repeats = 5;

/// Seconds of a run, evaluation included, whose states go to the recorder, if there is one.
double train(
    const core::Dataset& dataset, const core::TrainingSettings& settings,
    core::RunRecorder* recorder)
{
    core::TrainingHooks hooks;
    if (recorder) {
        hooks.stateTaken = [recorder](const auto& state) { recorder->record(state); };
    }
    const auto result = core::trainingLoop(dataset, settings, {}, hooks);
    if (!result) {
        qFatal("training failed");
    }
    return result->seconds;
}

void measure(const core::Dataset& dataset, core::TrainingSettings settings, int epochs)
{
    const QTemporaryDir folder;
    core::RunRecorder recorder{core::RunStore(folder.path())};
    bench::Figures without;
    bench::Figures with;
    settings.epochs = epochs;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        without.add(train(dataset, settings, nullptr));
        if (!recorder.begin()) {
            qFatal("no run can be kept");
        }
        with.add(train(dataset, settings, &recorder));
        recorder.end();
    }
    std::printf("%s, %d epochs\n", qPrintable(settings.preset), epochs);
    without.print("without checkpoints", "s");
    with.print("with checkpoints", "s");
    std::printf("  with / without %.3f\n", with.median() / without.median());
}

/// As many points as a run's curve can have.
core::Curve longCurve()
{
    constexpr int epochs = 200;
    core::Curve curve;
    for (qsizetype i = 0; i < core::Curve::maxTrainPoints; ++i) {
        const double share =
            static_cast<double>(i + 1) / static_cast<double>(core::Curve::maxTrainPoints);
        curve.train.append({epochs * share, {.loss = 1 / (1 + share), .accuracy = share}});
    }
    for (int epoch = 0; epoch <= epochs; ++epoch) {
        const double share = static_cast<double>(epoch) / epochs;
        curve.test.append({double(epoch), {.loss = 1 / (1 + share), .accuracy = share}});
    }
    return curve;
}

/// As many runs as are kept, each with the longest curve.
void measureListing()
{
    const QTemporaryDir folder;
    const core::RunStore store(folder.path());
    core::RunState state = support::endedRun(core::Outcome::Completed);
    state.curve = longCurve();
    state.epochsDone = static_cast<int>(state.curve.lastEpoch());
    state.steps = state.epochsDone;
    state.model.passport[core::passport::epochs] = QString::number(state.epochsDone);
    for (int number = 0; number < core::RunStore::maxRuns; ++number) {
        support::keep(store, state);
    }
    bench::Figures all;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        QElapsedTimer timer;
        timer.start();
        if (store.list().size() != core::RunStore::maxRuns) {
            qFatal("not every run is listed");
        }
        all.add(static_cast<double>(timer.nsecsElapsed()) * 1e-9);
    }
    std::printf("%d kept runs\n", core::RunStore::maxRuns);
    all.print("listed with their curves", "s");
}

} // namespace

/// What it costs a run to be kept, and the window to list those that are: `bench_checkpoints`.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const core::DatasetPointer dataset = bench::mnist();
    core::setTorchThreads(1);
    measureListing();
    measure(*dataset, core::preset("repaired")->settings, 10);
    measure(*dataset, core::preset("accurate")->settings, 3);
    return 0;
}
