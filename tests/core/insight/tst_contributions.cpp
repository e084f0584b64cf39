#include "core/insight/contributions.h"
#include "core/insight/layerweights.h"
#include "core/network/layertext.h"
#include "tests/support/plainlayers.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

using core::Activations;
using core::Contribution;

namespace
{

void sortByStrength(std::vector<Contribution>& all)
{
    std::ranges::stable_sort(all, [](const Contribution& a, const Contribution& b) {
        return std::abs(a.value) > std::abs(b.value);
    });
}

/// By sorting all of them, layer by layer.
std::vector<Contribution> bruteForce(
    const core::Model& model, const Activations& activations, int digit,
    const core::ContributionLimits& limits)
{
    const auto views = core::parameterViews(model.network);
    std::vector<Contribution> found;
    std::set<int> units{digit};
    for (int layer = int(views.size()) / 2; layer > 0; --layer) {
        const auto& view = views[2 * (layer - 1)];
        const auto& inputs = activations.layers[std::size_t(layer) - 1];
        std::vector<Contribution> ofLayer;
        for (const int to : units) {
            std::vector<Contribution> all;
            for (int from = 0; from < int(inputs.size()); ++from) {
                const float weight = model.parameters[view.offset + to * view.shape[1] + from];
                all.push_back({layer, from, to, inputs[std::size_t(from)] * weight});
            }
            sortByStrength(all);
            for (int i = 0; i < std::min(limits.perUnit, int(all.size())); ++i) {
                if (all[std::size_t(i)].value != 0) {
                    ofLayer.push_back(all[std::size_t(i)]);
                }
            }
        }
        sortByStrength(ofLayer);
        ofLayer.resize(std::min(ofLayer.size(), std::size_t(limits.perLayer)));
        units.clear();
        for (const Contribution& each : ofLayer) {
            units.insert(each.from);
        }
        found.insert(found.end(), ofLayer.begin(), ofLayer.end());
    }
    return found;
}

} // namespace

class TstContributions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfBruteForce_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<int>("perUnit");
        QTest::addColumn<int>("perLayer");
        QTest::addRow("as drawn") << QList<int>{40, 30} << 8 << 32;
        QTest::addRow("few") << QList<int>{40, 30, 20} << 3 << 5;
        QTest::addRow("more than there are") << QList<int>{40} << 99999 << 99999;
    }

    void areThoseOfBruteForce()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(int, perUnit);
        QFETCH(int, perLayer);
        const core::Model model = support::randomModel(core::Architecture::perceptron(hidden));
        const Activations activations = core::activationsOf(
            *support::predictorOf(model), support::toyDataset()->test.digitImage(5));
        for (int digit = 0; digit < core::digitCount; ++digit) {
            const core::ContributionLimits limits{perUnit, perLayer};
            const auto expected = bruteForce(model, activations, digit, limits);
            QVERIFY(!expected.empty());
            QVERIFY(core::strongestContributions(model, activations, digit, limits) == expected);
        }
    }

    /// All contributions to the output and its bias make its logit.
    void addUpToTheLogit()
    {
        const core::Model model = support::randomModel(core::Architecture::perceptron({40, 30}));
        const Activations activations = core::activationsOf(
            *support::predictorOf(model), support::toyDataset()->test.digitImage(5));
        double sum = double(model.parameters[model.parameters.size() - core::digitCount + 4]);
        for (const Contribution& each :
             core::strongestContributions(model, activations, 4, {1000, 1000})) {
            sum += each.layer == 3 ? double(each.value) : 0.0;
        }
        QVERIFY(std::abs(sum - double(activations.layers.back()[4])) < 1e-5);
    }

    void addUpToTheSumsOfAnyNetwork_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<int>("last"); // layer that contributions are told of
        QTest::addRow("convolutions") << core::layersText(support::convolutionalNetwork()) << 1;
        QTest::addRow("maps normalised pixel by pixel")
            << "conv 3x5, leakyrelu 0.1, conv 4x3 pad 2, flatten, batchnorm, sigmoid, linear 10"
            << 1;
        QTest::addRow("pooled twice")
            << "dropout 0.1, conv 3x4 pad 3, maxpool 3, tanh, maxpool 2, linear 10" << 1;
        QTest::addRow("means") << "conv 3x5, relu, avgpool 2, linear 12, relu, linear 10" << 2;
        QTest::addRow("means further up")
            << "conv 3x5, relu, conv 5x3, avgpool 4, conv 2x3, relu, linear 10" << 3;
        QTest::addRow("the image is changed first")
            << "batchnorm, conv 3x5, relu, linear 12, relu, linear 10" << 2;
        QTest::addRow("linear layers of all kinds")
            << "flatten, dropout 0.1, linear 12, dropout 0.1, batchnorm, tanh, linear 9, "
               "leakyrelu 0.2, batchnorm, linear 10"
            << 1;
        QTest::addRow("linear, and the image is changed first")
            << "maxpool 2, linear 12, relu, linear 10" << 2;
    }

    /// All that a unit gets, with its bias, is its sum; a channel's is the one that it is as
    /// active as.
    void addUpToTheSumsOfAnyNetwork()
    {
        QFETCH(QString, layers);
        QFETCH(int, last);
        const core::Model model = support::randomModel(support::architectureOf(layers));
        const core::DigitImage image = support::toyDataset()->test.digitImage(5);
        const Activations activations = core::activationsOf(*support::predictorOf(model), image);
        const auto plain = support::plainLayers(model, image);
        std::map<std::pair<int, int>, double> totals; // of each layer's units
        for (const Contribution& each :
             core::strongestContributions(model, activations, 4, {99999, 99999})) {
            QVERIFY(core::hasContributions(model.network, each.layer));
            totals[{each.layer, each.to}] += double(each.value);
        }
        QCOMPARE(totals.begin()->first.first, last);
        QCOMPARE(last > 1, !core::hasContributions(model.network, last > 1 ? last - 1 : 1));
        for (const auto& [unit, total] : totals) {
            const core::Architecture::Stage stage = model.network.stages()[unit.first - 1];
            const double activation =
                double(activations.layers[std::size_t(unit.first)][std::size_t(unit.second)]);
            expectSum(model, plain, stage, unit.second, total, activation);
        }
    }

    void nothingComesFromSilentUnitsOrFromWhatIsNoNumber()
    {
        core::Model model = support::constantModel(3);
        core::DigitImage image = support::toyDataset()->test.digitImage(0);
        const auto predictor = support::predictorOf(model);
        Activations activations = core::activationsOf(*predictor, image);
        QVERIFY(core::strongestContributions(model, activations, 3).empty());
        std::ranges::fill(activations.layers[3], std::numeric_limits<float>::quiet_NaN());
        QVERIFY(core::strongestContributions(model, activations, 3).empty());
    }

private:
    /// What the rest of a stage makes of one of a channel's sums, pools left out.
    static double activationOf(
        const core::LayerWeights& network, qsizetype end, qsizetype conv, int channel, int place,
        double sum)
    {
        double value = sum;
        const int sums = network.layers()[conv].after.side * network.layers()[conv].after.side;
        for (qsizetype i = conv + 1; i < end; ++i) {
            const core::Architecture::Placed& placed = network.layers()[i];
            const int index = placed.before.isFlat ? channel * sums + place : channel;
            std::visit(
                core::Overloaded{
                    [&](const core::layer::BatchNorm&) {
                        const auto norm = network.normalisation(i, index);
                        value = value * norm.scale + norm.shift;
                    },
                    [&](const core::layer::Relu&) { value = std::max(value, 0.0); },
                    [&](const core::layer::LeakyRelu& relu) {
                        value = value < 0 ? relu.slope * value : value;
                    },
                    [&](const core::layer::Tanh&) { value = std::tanh(value); },
                    [&](const core::layer::Sigmoid&) { value = 1 / (1 + std::exp(-value)); },
                    [](const auto&) {}},
                placed.layer);
        }
        return value;
    }

    static void expectSum(
        const core::Model& model, const std::vector<std::vector<double>>& plain,
        const core::Architecture::Stage& stage, int unit, double total, double activation)
    {
        const core::LayerWeights network(model);
        const qsizetype weighted = network.weightedLayer(stage);
        const core::Shape& shape = network.layers()[weighted].after;
        const auto bias = double(network.bias(weighted, unit));
        qsizetype next = weighted + 1;
        while (next < stage.end &&
               std::holds_alternative<core::layer::Dropout>(network.layers()[next].layer)) {
            ++next;
        }
        const bool isNormalised =
            next < stage.end &&
            std::holds_alternative<core::layer::BatchNorm>(network.layers()[next].layer);
        const int places = shape.side * shape.side;
        bool isFound = false;
        for (int place = 0; place < places; ++place) {
            const double sum = plain[weighted + 1][std::size_t(unit * places + place)];
            const double scale = isNormalised ? network.normalisation(next, unit).scale : 1;
            const double ending = activationOf(network, stage.end, weighted, unit, place, sum);
            isFound |= std::abs((sum - bias) * scale - total) < 1e-4 &&
                       std::abs(ending - activation) < 1e-4;
        }
        QVERIFY2(isFound, qPrintable(QString("unit %1: %2").arg(unit).arg(total)));
    }
};

QTEST_GUILESS_MAIN(TstContributions)
#include "tst_contributions.moc"
