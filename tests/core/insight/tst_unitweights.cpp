#include "core/ink/digitimage.h"
#include "core/insight/unitweights.h"
#include "tests/support/plainlayers.h"
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
        const auto found = core::pixelWeights(model, 1, 200);
        QVERIFY(found);
        QCOMPARE(found->side, core::digitImageSide);
        const float* own = model.parameters.data() + 200 * core::digitImagePixels;
        QVERIFY(std::equal(found->values.begin(), found->values.end(), own));
    }

    void areTheProductOfTheMatricesInDeeperLayers()
    {
        const core::Model model = support::randomModel(core::Architecture::perceptron({12, 9, 7}));
        Table path = weightsOf(model, 1);
        for (int layer = 2; layer <= 4; ++layer) {
            path = product(weightsOf(model, layer), path);
            for (std::size_t unit = 0; unit < path.size(); ++unit) {
                const auto found = core::pixelWeights(model, layer, int(unit));
                QCOMPARE(found->values.size(), path[unit].size());
                for (std::size_t pixel = 0; pixel < path[unit].size(); ++pixel) {
                    QVERIFY(std::abs(double(found->values[pixel]) - path[unit][pixel]) < 1e-6);
                }
            }
        }
    }

    /// Without activations the linear path is the truth: what a pixel changes in what a unit gives.
    void areSlopesWhereNoActivationLies()
    {
        const auto network = support::architectureOf(
            "dropout 0.1, linear 9, batchnorm, dropout 0.1, linear 7, batchnorm, linear 10");
        const core::Model model = support::randomModel(network);
        for (int layer = 1; layer <= 3; ++layer) {
            const auto found = core::pixelWeights(model, layer, 4);
            QVERIFY(found);
            const qsizetype end = network.stages()[layer - 1].end;
            const double black = support::plainLayers(model, core::DigitImage{})[end][4];
            for (std::size_t pixel = 0; pixel < core::digitImagePixels; pixel += 37) {
                core::DigitImage image{};
                image[pixel] = 1;
                const double slope = support::plainLayers(model, image)[end][4] - black;
                QVERIFY(std::abs(double(found->values[pixel]) - slope) < 1e-5);
            }
        }
    }

    void areAKernelInAConvolution()
    {
        const core::Model model = support::randomModel(support::convolutionalNetwork());
        const auto found = core::pixelWeights(model, 1, 5);
        QVERIFY(found);
        QCOMPARE(found->side, 3);
        const auto views = core::parameterViews(model.network);
        const auto number = [&](int view) {
            return double(model.parameters[std::size_t(views[view].offset) + 5]);
        };
        const double scale = number(2) / std::sqrt(number(5) + core::layer::BatchNorm::epsilon);
        for (std::size_t i = 0; i < 9; ++i) {
            const double weight = double(model.parameters[5 * 9 + i]);
            QVERIFY(std::abs(double(found->values[i]) - weight * scale) < 1e-6);
        }
    }

    void areNothingWhereNoPictureIsTrue_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<int>("first"); // layer without a picture
        QTest::addRow("behind a convolution")
            << "conv 3x5, relu, conv 4x3, relu, linear 8, relu, linear 10" << 2;
        QTest::addRow("normalised pixel by pixel")
            << "conv 3x5, flatten, batchnorm, relu, linear 10" << 1;
        QTest::addRow("of squares") << "maxpool 2, linear 8, relu, linear 10" << 1;
        QTest::addRow("of another image") << "batchnorm, conv 3x5, relu, linear 10" << 1;
    }

    void areNothingWhereNoPictureIsTrue()
    {
        QFETCH(QString, layers);
        QFETCH(int, first);
        const core::Model model = support::randomModel(support::architectureOf(layers));
        for (int layer = 1; layer <= model.network.stages().size(); ++layer) {
            QCOMPARE(core::pixelWeights(model, layer, 2).has_value(), layer < first);
        }
    }
};

QTEST_GUILESS_MAIN(TstUnitWeights)
#include "tst_unitweights.moc"
