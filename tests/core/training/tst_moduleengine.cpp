#include "core/network/layertext.h"
#include "core/network/network.h"
#include "core/training/backpropagation.h"
#include "core/training/moduleengine.h"
#include "tests/support/difference.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/from_blob.h>

#include <numeric>

using core::Architecture;
using core::Network;
using support::architectureOf;

namespace
{

constexpr double tolerance = 1e-5;
constexpr quint64 seed = 5;

std::vector<float> firstParameters(const Architecture& architecture)
{
    auto generator = at::make_generator<at::CPUGeneratorImpl>(3);
    return Network(architecture, generator).parameterValues();
}

std::vector<std::int64_t> indicesOf(std::size_t count)
{
    std::vector<std::int64_t> indices(count);
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

/// What an engine gave for one batch.
struct Found {
    core::Tally tally;
    std::vector<float> gradients;
    std::vector<int> timesHandedOut;
    std::vector<float> parameters; ///< with what batch normalisation gathered
};

/// What is asked of an engine.
struct Question {
    Architecture architecture;
    int crewSize = 1;
    std::size_t batch = 12;
    qint64 first = 0;
    float labelSmoothing = 0;
};

template <typename MakeEngine>
Found foundBy(const MakeEngine& makeEngine, const Question& question, const core::Dataset& dataset)
{
    Found found;
    found.parameters = firstParameters(question.architecture);
    found.gradients.resize(found.parameters.size());
    found.timesHandedOut.resize(found.parameters.size());
    core::Crew crew(question.crewSize);
    auto engine = makeEngine(std::span(found.parameters), crew);
    engine.setLabelSmoothing(question.labelSmoothing);
    const auto collect = [&](std::ptrdiff_t offset, std::span<const float> gradients) {
        std::ranges::copy(gradients, found.gradients.begin() + offset);
        for (std::size_t i = 0; i < gradients.size(); ++i) {
            ++found.timesHandedOut[static_cast<std::size_t>(offset) + i];
        }
    };
    const std::vector<std::int64_t> indices = indicesOf(question.batch);
    found.tally = engine.run({dataset.train, indices, question.first}, collect);
    return found;
}

Found found(const Question& question, const core::Dataset& dataset)
{
    const auto makeEngine = [&](std::span<float> parameters, core::Crew& crew) {
        return core::ModuleEngine(question.architecture, parameters, crew, seed);
    };
    return foundBy(makeEngine, question, dataset);
}

double difference(const std::vector<float>& actual, const std::vector<float>& expected)
{
    return support::relativeDifference<float>(actual, expected);
}

const QString convolutional = QStringLiteral("conv 4x5, relu, maxpool 2, conv 6x3 pad 1, tanh, "
                                             "avgpool 2, linear 12, leakyrelu 0.1, linear 10");
const QString normalised =
    QStringLiteral("conv 4x5, batchnorm, relu, maxpool 4, linear 12, batchnorm, relu, linear 10");

} // namespace

/// The engine of LibTorch's autograd, against autograd used plainly and against the hand-derived
/// engine.
class TstModuleEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_dataset = support::toyDataset(100, 10); }

    void givesTheGradientsOfAutograd_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::newRow("convolutional") << convolutional;
        QTest::newRow("batch normalisation") << normalised;
    }

    void givesTheGradientsOfAutograd()
    {
        QFETCH(QString, layers);
        const Question question{architectureOf(layers)};
        std::vector<float> parameters = firstParameters(question.architecture);
        Network network(question.architecture, std::span(parameters));
        std::vector<float> pixels;
        std::vector<std::int64_t> labels;
        for (std::size_t i = 0; i < question.batch; ++i) {
            const auto image = m_dataset->train.digitImage(static_cast<qsizetype>(i));
            pixels.insert(pixels.end(), image.begin(), image.end());
            labels.push_back(m_dataset->train.label(static_cast<qsizetype>(i)));
        }
        const auto rows = std::ssize(labels);
        network.beginStep(1);
        const at::Tensor loss = at::cross_entropy_loss(
            network.outputs(at::from_blob(pixels.data(), {rows, core::digitImagePixels})),
            at::from_blob(labels.data(), {rows}, at::kLong));
        loss.backward();
        const Found engine = found(question, *m_dataset);
        const auto gradients = network.gradients();
        QVERIFY(difference(engine.gradients, {gradients.begin(), gradients.end()}) < tolerance);
        QCOMPARE_LT(std::abs(engine.tally.lossSum / double(rows) - loss.item<double>()), tolerance);
        QCOMPARE(engine.tally.samples, rows);
        QVERIFY(std::ranges::all_of(engine.timesHandedOut, [](int times) { return times == 1; }));
    }

    void agreesWithTheHandDerivedEngine_data()
    {
        QTest::addColumn<core::Head>("head");
        QTest::addColumn<int>("crewSize");
        QTest::newRow("logits") << core::Head::Logits << 1;
        QTest::newRow("logits, two replicas") << core::Head::Logits << 2;
        QTest::newRow("tutorial") << core::Head::Tutorial << 1;
    }

    void agreesWithTheHandDerivedEngine()
    {
        QFETCH(core::Head, head);
        QFETCH(int, crewSize);
        const Question question{
            .architecture = Architecture::perceptron({16, 12}, head),
            .crewSize = crewSize,
            .labelSmoothing = 0.05F};
        const auto byHand = [&](std::span<float> parameters, core::Crew& crew) {
            return core::Backpropagation(
                question.architecture, parameters, int(question.batch), crew);
        };
        const Found expected = foundBy(byHand, question, *m_dataset);
        const Found engine = found(question, *m_dataset);
        QVERIFY(difference(engine.gradients, expected.gradients) < tolerance);
        QCOMPARE_LT(std::abs(engine.tally.lossSum - expected.tally.lossSum), 1e-4);
        QCOMPARE(engine.tally.correct, expected.tally.correct);
    }

    void replicasAddUp_data()
    {
        QTest::addColumn<int>("crewSize");
        QTest::addColumn<int>("batch");
        QTest::newRow("two") << 2 << 12;
        QTest::newRow("three, unequal parts") << 3 << 13;
        QTest::newRow("more members than images") << 4 << 3;
        QTest::newRow("one image") << 2 << 1;
    }

    void replicasAddUp()
    {
        QFETCH(int, crewSize);
        QFETCH(int, batch);
        Question question{architectureOf(convolutional), 1, std::size_t(batch)};
        const Found whole = found(question, *m_dataset);
        question.crewSize = crewSize;
        const Found shared = found(question, *m_dataset);
        QVERIFY(difference(shared.gradients, whole.gradients) < tolerance);
        QCOMPARE(shared.tally.samples, batch);
        QVERIFY(std::ranges::all_of(shared.timesHandedOut, [](int times) { return times == 1; }));
    }

    void gathersTheMeanOfAllReplicas()
    {
        // Two replicas gather from halves of the batch what one gathers from each half alone.
        Question question{architectureOf(normalised), 2, 12};
        const Found both = found(question, *m_dataset);
        question = {question.architecture, 1, 6};
        const Found firstHalf = found(question, *m_dataset);
        core::Dataset rest = *m_dataset;
        rest.train = {
            m_dataset->train.pixels.mid(6 * core::digitImagePixels),
            m_dataset->train.labels.mid(6)};
        const Found secondHalf = found(question, rest);
        for (const core::ParameterView& view : core::parameterViews(question.architecture)) {
            for (auto i = std::size_t(view.offset); i < std::size_t(view.offset + view.count);
                 ++i) {
                const float mean = (firstHalf.parameters[i] + secondHalf.parameters[i]) / 2;
                QCOMPARE_LE(std::abs(both.parameters[i] - mean), 1e-6F);
                QVERIFY(view.isLearned || both.gradients[i] == 0);
            }
        }
    }

    void oneImageLeavesNumbers()
    {
        // One value a unit has no variance.
        const Found engine = found({architectureOf(normalised), 2, 1}, *m_dataset);
        for (const auto& numbers : {engine.gradients, engine.parameters}) {
            QVERIFY(std::ranges::all_of(numbers, [](float each) { return std::isfinite(each); }));
        }
    }

    void isTheSameBitForBit()
    {
        const QString dropped = "conv 4x5, relu, dropout 0.3, maxpool 4, linear 10";
        Question question{architectureOf(dropped), 2, 12, 100};
        const Found first = found(question, *m_dataset);
        QCOMPARE(found(question, *m_dataset).gradients, first.gradients);
        question.first = 112; // dropout goes on with other random numbers
        QVERIFY(found(question, *m_dataset).gradients != first.gradients);
    }

    void noDigitHasNoPartInTheTally()
    {
        core::Dataset dataset = *m_dataset;
        dataset.train.labels[2] = char(core::noDigit);
        const Found engine = found({architectureOf(convolutional), 1, 4}, dataset);
        QCOMPARE(engine.tally.samples, 3);
    }

private:
    core::DatasetPointer m_dataset;
};

QTEST_GUILESS_MAIN(TstModuleEngine)
#include "tst_moduleengine.moc"
