#include "core/insight/unitweights.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace
{

using Table = std::vector<std::vector<double>>;

Table weightsOf(const core::Model& model, int layer)
{
    const auto view = core::parameterViews(model.network)[2 * (layer - 1)];
    Table table(std::size_t(view.shape[0]), std::vector<double>(std::size_t(view.shape[1])));
    qsizetype next = view.offset;
    for (auto& row : table) {
        for (double& weight : row) {
            weight = double(model.parameters[std::size_t(next++)]);
        }
    }
    return table;
}

Table product(const Table& a, const Table& b)
{
    Table c(a.size(), std::vector<double>(b.front().size()));
    for (std::size_t row = 0; row < a.size(); ++row) {
        for (std::size_t column = 0; column < b.front().size(); ++column) {
            for (std::size_t i = 0; i < b.size(); ++i) {
                c[row][column] += a[row][i] * b[i][column];
            }
        }
    }
    return c;
}

} // namespace

class TstUnitWeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areItsOwnInTheFirstLayer()
    {
        const core::Model model = support::randomModel();
        const core::PixelWeights found = core::pixelWeights(model, 1, 200);
        const float* own = model.parameters.data() + 200 * core::digitImagePixels;
        QVERIFY(std::equal(found.begin(), found.end(), own));
    }

    void areTheProductOfTheMatricesInDeeperLayers()
    {
        const core::Model model = support::randomModel(core::Architecture::perceptron({12, 9, 7}));
        Table path = weightsOf(model, 1);
        for (int layer = 2; layer <= 4; ++layer) {
            path = product(weightsOf(model, layer), path);
            for (std::size_t unit = 0; unit < path.size(); ++unit) {
                const auto found = core::pixelWeights(model, layer, int(unit));
                for (std::size_t pixel = 0; pixel < found.size(); ++pixel) {
                    QVERIFY(std::abs(double(found[pixel]) - path[unit][pixel]) < 1e-6);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstUnitWeights)
#include "tst_unitweights.moc"
