// How long the curve of each deformation takes: the shipped model on MNIST's 10,000 test images, on
// one core, and how much of it deforms the images.
#include "core/base/torchruntime.h"
#include "core/insight/robustness.h"
#include "core/training/evaluation.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"
#include "tests/bench/perceptron.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace
{

constexpr int repeats = 3;

template <typename Work> double secondsFor(const Work& work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

/// All images once, at half of the highest strength.
double deformingSeconds(const core::LabelledImages& images, core::Deformation deformation)
{
    const double strength = core::traitsOf(deformation).highest / 2;
    return secondsFor([&] {
        core::DigitBytes deformed;
        for (qsizetype i = 0; i < images.size(); ++i) {
            core::deform(
                reinterpret_cast<const std::uint8_t*>(images.image(i).data()), deformation,
                strength, core::Random(1, static_cast<std::uint64_t>(i)), deformed.data());
        }
    });
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    core::setTorchThreads(1); // as a job does
    const core::DatasetPointer dataset = bench::mnist();
    const core::PredictorPointer model = bench::shippedPerceptron();

    bench::Figures evaluation;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        evaluation.add(secondsFor([&] { (void)core::evaluate(*model, dataset->test); }));
    }
    evaluation.print("evaluation, undeformed", "s");
    for (const core::DeformationTraits& traits : core::deformations()) {
        bench::Figures curve;
        bench::Figures deforming;
        for (int repeat = 0; repeat < repeats; ++repeat) {
            curve.add(secondsFor([&] {
                (void)core::robustness(*model, dataset->test, traits.deformation, traits.strengths);
            }));
            deforming.add(deformingSeconds(dataset->test, traits.deformation));
        }
        const QString points =
            QStringLiteral("%1, %2 points").arg(traits.name).arg(traits.strengths.size());
        curve.print(qPrintable(points), "s");
        std::printf(
            "  %-34s %.2f evaluations; deforming %.0f images a second\n", "  a point",
            curve.median() / double(traits.strengths.size()) / evaluation.median(),
            double(dataset->test.size()) / deforming.median());
    }
    return 0;
}
