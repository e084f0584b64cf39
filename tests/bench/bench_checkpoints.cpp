#include "core/base/torchruntime.h"
#include "core/data/datasetstore.h"
#include "core/runs/runrecorder.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
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

} // namespace

/// What it costs a run to be kept: `bench_checkpoints`.
int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const auto dataset = core::DatasetStore().load("mnist");
    if (!dataset) {
        std::fprintf(stderr, "%s\n", qPrintable(dataset.error().message));
        return 1;
    }
    core::setTorchThreads(1);
    measure(**dataset, core::preset("repaired")->settings, 10);
    measure(**dataset, core::preset("accurate")->settings, 3);
    return 0;
}
