#include "core/insight/activations.h"
#include "core/insight/unitanswers.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using core::Head;
using core::LayerAnswers;

namespace
{

/// A unit of the first layer that gets nothing but a bias of 1 or -1, neither normalised.
void setConstant(core::Model& model, int unit, float bias)
{
    const auto views = core::parameterViews(model.network);
    const qsizetype count = views[0].count / views[0].shape[0];
    std::fill_n(model.parameters.data() + unit * count, count, 0.0F);
    model.parameters[std::size_t(views[1].offset + unit)] = bias;
}

/// The indices of the strongest values above 0.
std::vector<int> strongest(const std::vector<float>& values)
{
    std::vector<int> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, [&](int a, int b) { return values[std::size_t(a)] > values[std::size_t(b)]; });
    std::erase_if(order, [&](int index) { return values[std::size_t(index)] <= 0; });
    order.resize(std::min<std::size_t>(order.size(), core::maxExciting));
    return order;
}

} // namespace

class TstUnitAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfBruteForce_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<bool>("tutorial");
        QTest::addColumn<int>("images");
        const QString perceptron = "784-9-6-10";
        QTest::addRow("several batches") << perceptron << false << 610;
        QTest::addRow("fewer images than are named") << perceptron << false << 7;
        QTest::addRow("the tutorial's head") << perceptron << true << 100;
        QTest::addRow("channels") << "conv 7x5, relu, maxpool 2, conv 5x3 pad 1, batchnorm, relu, "
                                     "avgpool 3, linear 6, relu, linear 10"
                                  << false << 300;
    }

    void areThoseOfBruteForce()
    {
        QFETCH(QString, layers);
        QFETCH(bool, tutorial);
        QFETCH(int, images);
        core::Architecture network = support::architectureOf(layers);
        network.head = tutorial ? Head::Tutorial : Head::Logits;
        core::Model model = support::randomModel(network);
        setConstant(model, 2, -1); // dead
        setConstant(model, 5, 1);  // never silent, and equally strong everywhere
        const auto predictor = support::predictorOf(model);
        const auto dataset = support::toyDataset(10, images);
        const auto found = core::unitAnswers(*predictor, dataset->test);
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t(network.stages().size()) + 1);
        QVERIFY(found->front().units.empty());
        QVERIFY(found->at(1).isDead(2) && !found->at(1).isNeverSilent(2));
        QVERIFY(found->at(1).isNeverSilent(5) && !found->at(1).isDead(5));
        QCOMPARE(found->back().hasRelu, tutorial);
        std::vector<core::Activations> all;
        for (int i = 0; i < images; ++i) {
            all.push_back(core::activationsOf(*predictor, dataset->test.digitImage(i)));
        }
        for (std::size_t layer = 1; layer < found->size(); ++layer) {
            compareLayer(found->at(layer), all, layer, dataset->test);
        }
    }

    void countNothingDeadWithoutARelu_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<bool>("hasRelu");
        QTest::addRow("none") << "" << false;
        QTest::addRow("relu") << "relu, " << true;
        QTest::addRow("scaled behind it") << "relu, tanh, dropout 0.1, leakyrelu, " << true;
        QTest::addRow("shifted behind it") << "relu, batchnorm, " << false;
        QTest::addRow("never 0 behind it") << "relu, sigmoid, " << false;
    }

    void countNothingDeadWithoutARelu()
    {
        QFETCH(QString, ending);
        QFETCH(bool, hasRelu);
        // A ReLU before the weights makes nothing silent behind them.
        const core::Architecture network =
            support::architectureOf("relu, linear 5, " + ending + "linear 10");
        core::Model model = support::randomModel(network);
        setConstant(model, 3, -1);
        const auto found =
            core::unitAnswers(*support::predictorOf(model), support::toyDataset()->test);
        QVERIFY(found);
        QCOMPARE(found->at(1).hasRelu, hasRelu);
        QCOMPARE(found->at(1).isDead(3), hasRelu);
        QCOMPARE(found->at(1).dead > 0, hasRelu);
    }

    void countNoOutputDeadWithoutARelu()
    {
        const auto found = core::unitAnswers(
            *support::predictorOf(support::constantModel(4, core::Architecture::perceptron({5}))),
            support::toyDataset()->test);
        QVERIFY(found);
        QCOMPARE(found->at(1).dead, 5);
        QCOMPARE(found->at(1).neverSilent, 0);
        QCOMPARE(found->at(2).dead, 0);
        QCOMPARE(found->at(2).neverSilent, 0);
        QVERIFY(!found->at(2).isDead(3) && !found->at(2).isNeverSilent(4));
        QCOMPARE(found->at(2).units[4].means[7], 5.0F);
    }

    void endWhenTheyAreToldTo()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto predictor = support::predictorOf(support::randomModel());
        const auto found =
            core::unitAnswers(*predictor, support::toyDataset()->test, stop.get_token());
        QVERIFY(!found);
        QVERIFY(found.error().message.contains("stopped"));
        QVERIFY(!core::unitAnswers(*predictor, {}));
    }

private:
    static bool isAllAbove0(const core::Activations& activations, std::size_t layer, int unit)
    {
        if (activations.maps[layer].side == 0) {
            return activations.layers[layer][std::size_t(unit)] > 0;
        }
        return std::ranges::all_of(
            activations.maps[layer].of(unit), [](float value) { return value > 0; });
    }

    static void compareLayer(
        const LayerAnswers& answers, const std::vector<core::Activations>& all, std::size_t layer,
        const core::LabelledImages& images)
    {
        QCOMPARE(answers.units.size(), all.front().layers[layer].size());
        int dead = 0;
        int neverSilent = 0;
        for (std::size_t unit = 0; unit < answers.units.size(); ++unit) {
            std::vector<float> values;
            for (const auto& each : all) {
                values.push_back(each.layers[layer][unit]);
            }
            const auto active = std::ranges::count_if(values, [](float v) { return v > 0; });
            dead += active == 0 ? 1 : 0;
            const core::UnitAnswer& answer = answers.units[unit];
            const bool isAlwaysActive = std::ranges::all_of(
                all, [&](const auto& each) { return isAllAbove0(each, layer, int(unit)); });
            QCOMPARE(answer.isAlwaysActive, isAlwaysActive);
            neverSilent += isAlwaysActive ? 1 : 0;
            QVERIFY(
                std::abs(double(answer.activeShare) - double(active) / double(values.size())) <
                1e-6);
            compareMeans(answer, values, images);
            compareExciting(answer.exciting, values);
        }
        QCOMPARE(answers.dead, answers.hasRelu ? dead : 0);
        QCOMPARE(answers.neverSilent, answers.hasRelu ? neverSilent : 0);
    }

    static void compareMeans(
        const core::UnitAnswer& answer, const std::vector<float>& values,
        const core::LabelledImages& images)
    {
        for (int digit = 0; digit < core::digitCount; ++digit) {
            double sum = 0;
            int count = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (images.label(qsizetype(i)) == digit) {
                    sum += double(values[i]);
                    ++count;
                }
            }
            const double mean = count > 0 ? sum / count : 0;
            QVERIFY(std::abs(double(answer.means[std::size_t(digit)]) - mean) < 1e-4);
        }
    }

    /// Values of one image at a time and of a batch differ in the last bits, so that images that
    /// excite equally may change places.
    static void compareExciting(const std::vector<int>& found, const std::vector<float>& values)
    {
        const auto expected = strongest(values);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const float difference =
                values[std::size_t(found[i])] - values[std::size_t(expected[i])];
            QVERIFY(std::abs(difference) < 1e-4F);
        }
        QCOMPARE(std::set<int>(found.begin(), found.end()).size(), found.size());
    }
};

QTEST_GUILESS_MAIN(TstUnitAnswers)
#include "tst_unitanswers.moc"
