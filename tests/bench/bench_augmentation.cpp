// How fast images are deformed and synthetic ink is drawn, on one core, and how much of an epoch of
// 784-1024-512-10 with preset `accurate` that is.
#include "core/ink/inkrasterizer.h"
#include "core/ink/inkstyles.h"
#include "core/ink/nondigits.h"
#include "core/training/augmentation.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace
{

constexpr int repeats = 5;

/// Seconds that `work(i)` takes for each of `count` numbers.
template <typename Work> double secondsFor(int count, const Work& work)
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < count; ++i) {
        core::Random random(1, static_cast<std::uint64_t>(i));
        work(i, random);
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

double epochSeconds(const core::Dataset& dataset, core::TrainingSettings settings)
{
    settings.epochs = 1;
    settings.threads = 1;
    double seconds = 0;
    const core::TrainingHooks hooks{
        .epochEnded = [&](const core::EpochResult& result) { seconds += result.seconds; }};
    if (!core::trainingLoop(dataset, settings, {}, hooks)) {
        qFatal("training failed");
    }
    return seconds;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const core::DatasetPointer dataset = bench::mnist();
    const core::LabelledImages& images = dataset->train;
    const core::TrainingSettings accurate = core::preset("accurate")->settings;
    core::TrainingSettings plain = accurate;
    plain.augmentation = {};
    plain.styledShare = 0;
    plain.noDigitShare = 0;
    const core::Augmentation augmentation(accurate.augmentation);
    std::vector<std::uint8_t> deformed(core::digitImagePixels);

    bench::Figures deforming;
    bench::Figures styled;
    bench::Figures noDigit;
    bench::Figures plainEpoch;
    bench::Figures accurateEpoch;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        const int count = static_cast<int>(images.size());
        deforming.add(secondsFor(count, [&](int i, core::Random& random) {
            const char* image = images.image(i).data();
            augmentation.apply(
                reinterpret_cast<const std::uint8_t*>(image), random, deformed.data());
        }));
        constexpr int inks = 20'000;
        styled.add(1e6 / inks * secondsFor(inks, [](int i, core::Random& random) {
                       core::rasterizeInk(core::styledDigit(i % core::digitCount, random));
                   }));
        noDigit.add(1e6 / inks * secondsFor(inks, [](int, core::Random& random) {
                        core::rasterizeInk(core::nonDigit(random));
                    }));
        plainEpoch.add(epochSeconds(*dataset, plain));
        accurateEpoch.add(epochSeconds(*dataset, accurate));
    }
    deforming.print("deforming the train part", "s");
    std::printf("  %-34s %.0f\n", "images a second", double(images.size()) / deforming.median());
    styled.print("a styled digit, drawn", "us");
    noDigit.print("a drawing that is no digit", "us");
    plainEpoch.print("epoch without, 1 thread", "s");
    accurateEpoch.print("epoch of preset accurate, 1 thread", "s");
    bench::printRatio("deforming / epoch without", deforming.median() / plainEpoch.median(), 0.25);
    return 0;
}
