#include "core/ink/digitimage.h"
#include "core/network/forwardpass.h"
#include "core/network/layertext.h"
#include "core/network/network.h"
#include "tests/support/difference.h"
#include "tests/support/torchmodules.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/rand.h>

namespace nn = torch::nn;
using core::Architecture;
using core::Network;
using support::architectureOf;

namespace
{

constexpr double tolerance = 1e-5;
constexpr int images = 6;

Network networkOf(const Architecture& architecture)
{
    auto generator = at::make_generator<at::CPUGeneratorImpl>(3);
    return Network(architecture, generator);
}

/// The modules' parameters and what they gathered, laid out like Model::parameters.
std::vector<float> parametersOf(const nn::Sequential& modules)
{
    std::vector<float> all;
    const auto append = [&](const at::Tensor& tensor) {
        const at::Tensor dense = tensor.contiguous();
        all.insert(all.end(), dense.data_ptr<float>(), dense.data_ptr<float>() + dense.numel());
    };
    for (const auto& module : modules->children()) {
        for (const at::Tensor& parameter : module->parameters()) {
            append(parameter);
        }
        for (const at::Tensor& buffer : module->buffers()) {
            if (buffer.is_floating_point()) { // not the number of batches
                append(buffer);
            }
        }
    }
    return all;
}

at::Tensor randomImages(int count = images)
{
    auto generator = at::make_generator<at::CPUGeneratorImpl>(7);
    return at::rand({count, core::digitImagePixels}, generator);
}

std::vector<float> valuesOf(const at::Tensor& tensor)
{
    const at::Tensor dense = tensor.contiguous();
    return {dense.data_ptr<float>(), dense.data_ptr<float>() + dense.numel()};
}

double difference(const at::Tensor& actual, const at::Tensor& expected)
{
    return support::relativeDifference<float>(valuesOf(actual), valuesOf(expected));
}

/// Modules that have learned a little, so that batch normalisation has gathered something, and a
/// copy of their model.
struct Pair {
    explicit Pair(const Architecture& architecture)
        : modules(support::torchModules(architecture))
    {
        modules->train();
        for (int i = 0; i < 3; ++i) {
            modules->forward(shaped(randomImages(20)));
        }
        modules->eval();
        model = {architecture, parametersOf(modules), {}};
    }

    static at::Tensor shaped(const at::Tensor& flat)
    {
        return flat.view({flat.size(0), 1, core::digitImageSide, core::digitImageSide});
    }

    at::Tensor expected(const at::Tensor& flat) { return modules->forward(shaped(flat)); }

    nn::Sequential modules;
    core::Model model;
};

void addArchitectures()
{
    QTest::addColumn<QString>("layers");
    QTest::newRow("perceptron") << "784-20-10";
    QTest::newRow("official example")
        << "conv 8x3, relu, conv 16x3, relu, maxpool 2, dropout 0.25, flatten, linear 20, relu, "
           "dropout 0.5, linear 10";
    QTest::newRow("LeNet") << "conv 6x5 pad 2, tanh, avgpool 2, conv 16x5, tanh, avgpool 2, "
                              "flatten, linear 120, sigmoid, linear 84, leakyrelu 0.1, linear 10";
    QTest::newRow("batch normalisation")
        << "batchnorm, conv 8x3 pad 1, maxpool 2, batchnorm, relu, conv 8x4, batchnorm, relu, "
           "maxpool 3, flatten, linear 16, batchnorm, relu, linear 10";
    QTest::newRow("flat, other activations")
        << "flatten, linear 20, tanh, linear 16, dropout 0.5, sigmoid, linear 10";
}

} // namespace

/// The program's network against LibTorch's own modules.
class TstNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesWhatTheModulesCompute_data() { addArchitectures(); }

    void computesWhatTheModulesCompute()
    {
        QFETCH(QString, layers);
        Pair pair(architectureOf(layers));
        const at::Tensor input = randomImages();
        const Network network(pair.model);
        QVERIFY(difference(network.outputs(input), pair.expected(input)) < tolerance);
    }

    void thePassGivesTheSame_data() { addArchitectures(); }

    void thePassGivesTheSame()
    {
        QFETCH(QString, layers);
        const Architecture architecture = architectureOf(layers);
        Pair pair(architecture);
        const auto pass = core::ForwardPass::create(architecture, pair.model.parameters, images);
        for (int i = 0; i < 2; ++i) { // a pass is used again and again
            const at::Tensor input = randomImages();
            std::ranges::copy(valuesOf(input), pass->inputs().first);
            pass->run();
            const core::Matrix& found = pass->outputs();
            QCOMPARE(found.rows, images);
            QCOMPARE(found.columns, core::digitCount);
            const std::span actual(found.first, std::size_t(found.rows * found.columns));
            const std::vector<float> expected = valuesOf(pair.expected(input));
            QVERIFY(support::relativeDifference<float>(actual, expected) < tolerance);
        }
    }

    void thePassKeepsWhatTheStagesGive_data() { addArchitectures(); }

    void thePassKeepsWhatTheStagesGive()
    {
        QFETCH(QString, layers);
        const Architecture architecture = architectureOf(layers);
        Pair pair(architecture);
        const auto pass = core::ForwardPass::create(architecture, pair.model.parameters, images);
        const at::Tensor input = randomImages();
        std::ranges::copy(valuesOf(input), pass->inputs().first);
        pass->run();
        at::Tensor values = Pair::shaped(input);
        const QList<Architecture::Stage> stages = architecture.stages();
        for (qsizetype stage = 0; stage < stages.size(); ++stage) {
            for (qsizetype i = stages[stage].first; i < stages[stage].end; ++i) {
                auto module = pair.modules->begin() + i;
                values = module->any_forward(values).get<at::Tensor>();
            }
            const core::Matrix& found = pass->values(static_cast<std::size_t>(stage));
            QCOMPARE(found.columns, stages[stage].shape.size());
            const std::span actual(found.first, std::size_t(found.rows * found.columns));
            QVERIFY(support::relativeDifference<float>(actual, valuesOf(values)) < tolerance);
        }
    }

    void tutorialsHeadEndsInARelu()
    {
        Architecture architecture = architectureOf("conv 4x5, maxpool 4, linear 10");
        const Network logits = networkOf(architecture);
        architecture.head = core::Head::Tutorial;
        const Network tutorial({architecture, logits.parameterValues(), {}});
        const at::Tensor input = randomImages();
        QVERIFY(difference(tutorial.sums(input), logits.sums(input)) < tolerance);
        QVERIFY(difference(tutorial.outputs(input), logits.sums(input).relu()) < tolerance);
        const std::vector<float> parameters = tutorial.parameterValues();
        const auto pass = core::ForwardPass::create(architecture, parameters, images);
        std::ranges::copy(valuesOf(input), pass->inputs().first);
        pass->run();
        const core::Matrix& found = pass->outputs();
        const std::span actual(found.first, std::size_t(found.rows * found.columns));
        const std::vector<float> expected = valuesOf(tutorial.outputs(input));
        QVERIFY(support::relativeDifference<float>(actual, expected) < tolerance);
    }

    void drawsTheWeightsOfTorch()
    {
        // Uniform within +-1/sqrt(inputs): 25 for a kernel of one channel.
        const Network network = networkOf(architectureOf("conv 64x5, batchnorm, linear 10"));
        const std::vector<float> parameters = network.parameterValues();
        const auto kernels = std::span(parameters).first(64 * 25);
        QVERIFY(std::ranges::max(kernels) <= 0.2F && std::ranges::max(kernels) > 0.19F);
        QVERIFY(std::ranges::min(kernels) >= -0.2F && std::ranges::min(kernels) < -0.19F);
        const auto norm = std::span(parameters).subspan(64 * 26, 4 * 64);
        const auto isAll = [&](std::size_t part, float value) {
            return std::ranges::count(norm.subspan(part * 64, 64), value) == 64;
        };
        QVERIFY(isAll(0, 1) && isAll(1, 0) && isAll(2, 0) && isAll(3, 1));
    }

    void gathersWhatTorchGathers()
    {
        const Architecture architecture =
            architectureOf("conv 4x5, batchnorm, maxpool 4, linear 8, batchnorm, linear 10");
        Pair pair(architecture);
        std::vector<float> parameters = pair.model.parameters;
        Network network(architecture, std::span(parameters));
        network.beginStep(1);
        network.sums(randomImages());
        network.clearGathered();
        network.addGathered(1);
        pair.modules->train();
        pair.expected(randomImages());
        QVERIFY(
            support::relativeDifference<float>(parameters, parametersOf(pair.modules)) < tolerance);
    }

    void dropoutDropsAShareAndScalesTheRest()
    {
        const Architecture architecture =
            architectureOf("flatten, linear 1000, dropout 0.25, linear 10");
        std::vector<float> parameters(static_cast<std::size_t>(architecture.parameterCount()), 0);
        std::fill_n(parameters.begin() + 784'000, 1000, 1.0F); // every unit gives 1
        Network network(architecture, std::span(parameters));
        const auto dropped = [&](std::uint64_t seed) {
            std::vector<float> values;
            network.beginStep(seed);
            network.sums(randomImages(2), [&](qsizetype layer, const at::Tensor& given) {
                values = layer == 2 ? valuesOf(given) : values;
            });
            return values;
        };
        const std::vector<float> first = dropped(1);
        QCOMPARE(first, dropped(1));
        QVERIFY(first != dropped(2));
        const auto zeros = std::ranges::count(first, 0.0F);
        QVERIFY2(zeros > 400 && zeros < 600, qPrintable(QString::number(zeros))); // of 2,000
        QVERIFY(std::ranges::all_of(
            first, [](float value) { return value == 0 || std::abs(value - 4 / 3.0F) < 1e-6F; }));
        network.eval();
        QCOMPARE(std::ranges::count(dropped(1), 1.0F), 2000);
    }
};

QTEST_GUILESS_MAIN(TstNetwork)
#include "tst_network.moc"
