#include "core/ink/digitimage.h"
#include "core/network/forwardpass.h"
#include "tests/support/logits.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <thread>

using core::ForwardPass;
using core::Head;
using core::Model;

namespace
{

constexpr double tolerance = 1e-5;

void fill(const ForwardPass& pass, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> value(0, 1);
    const core::Matrix& inputs = pass.inputs();
    std::generate_n(inputs.first, inputs.rows * inputs.columns, [&] { return value(random); });
}

std::vector<float> outputsOf(const ForwardPass& pass)
{
    const core::Matrix& outputs = pass.outputs();
    return {outputs.first, outputs.first + outputs.rows * outputs.columns};
}

/// What LibTorch makes of the same images.
std::vector<float> expectedOutputs(const Model& model, const ForwardPass& pass)
{
    const core::Matrix& inputs = pass.inputs();
    const auto bytes = inputs.rows * inputs.columns * std::ptrdiff_t(sizeof(float));
    return support::logitsOf(model, QByteArray(reinterpret_cast<char*>(inputs.first), bytes));
}

} // namespace

class TstForwardPass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheOutputsOfLibTorch_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<bool>("tutorial");
        QTest::addColumn<int>("images");
        for (const int images : {1, 2, 63}) {
            QTest::addRow("logits, %d", images) << QList<int>{33, 20} << false << images;
            QTest::addRow("tutorial, %d", images) << QList<int>{33, 20} << true << images;
            QTest::addRow("one hidden unit, %d", images) << QList<int>{1} << false << images;
        }
    }

    void givesTheOutputsOfLibTorch()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(bool, tutorial);
        QFETCH(int, images);
        const Model model = support::randomModel(
            core::Architecture::perceptron(hidden, tutorial ? Head::Tutorial : Head::Logits));
        const auto pass = ForwardPass::create(model.network, model.parameters, images);
        QCOMPARE(pass->inputs().rows, images);
        QCOMPARE(pass->outputs().rows, images);
        for (const unsigned seed : {1U, 2U}) {
            fill(*pass, seed);
            pass->run();
            const auto expected = expectedOutputs(model, *pass);
            QVERIFY(support::largestDifference(outputsOf(*pass), expected) < tolerance);
        }
    }

    void takesTheParametersThatAreThereWhenItRuns_data()
    {
        QTest::addColumn<int>("images");
        QTest::newRow("one image") << 1;
        QTest::newRow("several") << 5;
    }

    void takesTheParametersThatAreThereWhenItRuns()
    {
        QFETCH(int, images);
        Model model = support::randomModel(core::Architecture::perceptron({20}));
        const auto pass = ForwardPass::create(model.network, model.parameters, images);
        fill(*pass, 1);
        pass->run();
        std::ranges::reverse(model.parameters);
        std::jthread([&] { pass->run(); }).join();
        const auto expected = expectedOutputs(model, *pass);
        QVERIFY(support::largestDifference(outputsOf(*pass), expected) < tolerance);
    }
};

QTEST_GUILESS_MAIN(TstForwardPass)
#include "tst_forwardpass.moc"
