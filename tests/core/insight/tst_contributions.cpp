#include "core/insight/contributions.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
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
};

QTEST_GUILESS_MAIN(TstContributions)
#include "tst_contributions.moc"
