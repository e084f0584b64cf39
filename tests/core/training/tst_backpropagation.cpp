#include "core/network/layertext.h"
#include "core/network/network.h"
#include "core/training/adam.h"
#include "core/training/backpropagation.h"
#include "tests/support/difference.h"
#include "tests/support/toydata.h"

#include <QTest>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/softmax.h>
#include <torch/optim/adam.h>

#include <algorithm>
#include <cmath>
#include <utility>

using core::Architecture;
using core::Head;

namespace
{

constexpr double tolerance = 1e-5;
constexpr double learningRate = 1e-3;

using Indices = std::vector<std::int64_t>;

/// Images `first`, `first` + 7, ...: not in order, like a shuffled epoch's.
Indices someImages(int count, int first, qsizetype size)
{
    Indices indices(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < indices.size(); ++i) {
        indices[i] = (first + 7 * static_cast<std::int64_t>(i)) % size;
    }
    return indices;
}

core::Network networkOf(const Architecture& spec)
{
    auto generator = at::make_generator<at::CPUGeneratorImpl>(3);
    return core::Network(spec, generator);
}

double relativeDifference(std::span<const float> actual, std::span<const float> expected)
{
    return support::relativeDifference<float>(actual, expected);
}

/// The reference: the same network's loss with autograd's gradients.
class Autograd
{
public:
    Autograd(core::Network& network, const core::LabelledImages& images)
        : m_network(network)
        , m_images(images)
    {
    }

    /// Leaves the gradients in the network's parameters; returns the mean loss.
    double run(const Indices& indices)
    {
        const auto rows = static_cast<std::int64_t>(indices.size());
        std::vector<float> pixels;
        std::vector<std::int64_t> labels;
        for (const std::int64_t index : indices) {
            const core::DigitImage image = m_images.digitImage(index);
            pixels.insert(pixels.end(), image.begin(), image.end());
            labels.push_back(m_images.label(index));
        }
        const at::Tensor input = at::from_blob(pixels.data(), {rows, core::digitImagePixels});
        const at::Tensor target = at::from_blob(labels.data(), {rows}, at::kLong);
        at::Tensor outputs = m_network.outputs(input);
        m_hits = hitsOf(outputs, labels);
        if (m_network.architecture().head == Head::Tutorial) {
            outputs = at::softmax(outputs, 1);
        }
        m_network.zero_grad();
        const at::Tensor loss = at::cross_entropy_loss(outputs, target);
        loss.backward();
        return loss.item<double>();
    }

    /// Of the last run().
    qint64 hits() const { return m_hits; }

    std::vector<float> gradients() const
    {
        std::vector<float> all;
        for (const at::Tensor& parameter : m_network.parameters()) {
            const at::Tensor gradient = parameter.grad().contiguous();
            const float* first = gradient.data_ptr<float>();
            all.insert(all.end(), first, first + gradient.numel());
        }
        return all;
    }

private:
    static qint64 hitsOf(const at::Tensor& outputs, const std::vector<std::int64_t>& labels)
    {
        const float* row = outputs.data_ptr<float>();
        return std::count_if(labels.begin(), labels.end(), [&row](std::int64_t label) {
            const float* first = std::exchange(row, row + core::digitCount);
            return std::max_element(first, row) - first == label;
        });
    }

    core::Network& m_network;
    const core::LabelledImages& m_images;
    qint64 m_hits = 0;
};

struct Found {
    core::Tally tally;
    std::vector<float> gradients;
    std::vector<int> timesHandedOut;
};

Found gradientsOf(
    core::Backpropagation& backpropagation, const Architecture& spec,
    const core::LabelledImages& images, const Indices& indices)
{
    const auto count = static_cast<std::size_t>(spec.parameterCount());
    Found found{{}, std::vector<float>(count), std::vector<int>(count)};
    const auto collect = [&](std::ptrdiff_t offset, std::span<const float> gradients) {
        std::copy(gradients.begin(), gradients.end(), found.gradients.begin() + offset);
        const auto first = found.timesHandedOut.begin() + offset;
        std::for_each(first, first + std::ssize(gradients), [](int& times) { ++times; });
    };
    found.tally = backpropagation.run({images, indices}, collect);
    return found;
}

Found gradientsOf(
    core::Network& network, int crewSize, const core::LabelledImages& images,
    const Indices& indices)
{
    core::Crew crew(crewSize);
    const Architecture& spec = network.architecture();
    core::Backpropagation backpropagation(
        spec, network.parameterBuffer(), static_cast<int>(indices.size()), crew);
    return gradientsOf(backpropagation, spec, images, indices);
}

} // namespace

/// The hand-derived gradients against autograd's.
class TstBackpropagation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAutograd_data()
    {
        addConfigurations();
        // Adam's first steps are as long for a gradient near 0, which rounding decides, as for any
        // other: with so many weights that shows in five steps, so that this row is not among them.
        QTest::newRow("several blocks of gradients") << QList<int>{700} << false << 7 << 1;
    }

    void fiveStepsAgreeWithTorchs_data() { addConfigurations(); }

    void agreesWithAutograd()
    {
        const auto [spec, batch, crewSize] = fetchedConfiguration();
        const auto dataset = support::toyDataset();
        const core::LabelledImages& images = dataset->train;
        core::Network network = networkOf(spec);

        const Indices indices = someImages(batch, 0, images.size());
        const Found found = gradientsOf(network, crewSize, images, indices);
        Autograd autograd(network, images);
        const double loss = autograd.run(indices);
        QVERIFY(std::abs(found.tally.score().loss - loss) < tolerance * loss);
        QCOMPARE(found.tally.samples, batch);
        QCOMPARE(found.tally.correct, autograd.hits());
        QCOMPARE(
            std::count(found.timesHandedOut.begin(), found.timesHandedOut.end(), 1),
            spec.parameterCount());
        const double difference = relativeDifference(found.gradients, autograd.gradients());
        QVERIFY2(difference < tolerance, qPrintable(QString::number(difference)));
    }

    void fiveStepsAgreeWithTorchs()
    {
        const auto [spec, batch, crewSize] = fetchedConfiguration();
        const auto dataset = support::toyDataset();
        const core::LabelledImages& images = dataset->train;
        core::Network network = networkOf(spec);
        core::Network reference = networkOf(spec);
        const std::vector<float> before = network.parameterValues();
        core::Crew crew(crewSize);
        core::Backpropagation backpropagation(spec, network.parameterBuffer(), batch, crew);
        core::Adam adam(network.parameterBuffer().size());
        Autograd autograd(reference, images);
        torch::optim::Adam torchsAdam(
            reference.parameters(), torch::optim::AdamOptions(learningRate));
        for (int step = 0; step < 5; ++step) {
            const Indices indices = someImages(batch, 11 * step, images.size());
            adam.beginStep(learningRate);
            const auto update = [&](std::ptrdiff_t offset, std::span<const float> gradients) {
                adam.update(network.parameterBuffer(), offset, gradients);
            };
            backpropagation.run({images, indices}, update);
            autograd.run(indices);
            torchsAdam.step();
        }
        QVERIFY(network.parameterValues() != before);
        const double difference =
            relativeDifference(network.parameterBuffer(), reference.parameterBuffer());
        QVERIFY2(difference < tolerance, qPrintable(QString::number(difference)));
    }

    void aSmallerBatchLeavesNoTraceOfTheOneBefore()
    {
        const auto spec = core::Architecture::perceptron({48, 24}, core::Head::Logits);
        const auto dataset = support::toyDataset();
        const core::LabelledImages& images = dataset->train;
        core::Network network = networkOf(spec);
        const Indices few = someImages(7, 100, images.size());
        core::Crew crew(2);
        core::Backpropagation backpropagation(spec, network.parameterBuffer(), 64, crew);
        gradientsOf(backpropagation, spec, images, someImages(64, 0, images.size()));
        const Found afterMany = gradientsOf(backpropagation, spec, images, few);
        const Found alone = gradientsOf(network, 2, images, few);
        QCOMPARE(afterMany.tally.samples, 7);
        QCOMPARE(afterMany.tally.correct, alone.tally.correct);
        QVERIFY(relativeDifference(afterMany.gradients, alone.gradients) < tolerance);
    }

    void sameCrewSizeSameBits()
    {
        const auto dataset = support::toyDataset();
        core::Network network = networkOf(core::Architecture::perceptron({48, 24}));
        const Indices indices = someImages(63, 0, dataset->train.size());
        for (const int crewSize : {1, 2, 3}) {
            const Found first = gradientsOf(network, crewSize, dataset->train, indices);
            const Found second = gradientsOf(network, crewSize, dataset->train, indices);
            QVERIFY(first.gradients == second.gradients);
        }
    }

private:
    struct Configuration {
        Architecture spec;
        int batch;
        int crewSize;
    };

    static Configuration fetchedConfiguration()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(bool, tutorial);
        QFETCH(int, batch);
        QFETCH(int, crewSize);
        return {
            core::Architecture::perceptron(hidden, tutorial ? Head::Tutorial : Head::Logits), batch,
            crewSize};
    }

    static void addConfigurations()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<bool>("tutorial");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("crewSize");
        for (const QList<int>& hidden : {QList<int>{32}, QList<int>{48, 24, 16}}) {
            for (const bool tutorial : {false, true}) {
                for (const int batch : {1, 7, 63}) {
                    for (const int crewSize : {1, 2, 3}) {
                        QTest::addRow(
                            "%s, %s head, batch %d, crew of %d",
                            qPrintable(core::hiddenText(hidden)), tutorial ? "tutorial" : "logits",
                            batch, crewSize)
                            << hidden << tutorial << batch << crewSize;
                    }
                }
            }
        }
        QTest::newRow("more members than units and rows") << QList<int>{4} << false << 3 << 12;
    }
};

QTEST_GUILESS_MAIN(TstBackpropagation)
#include "tst_backpropagation.moc"
