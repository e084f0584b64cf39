#include "core/insight/activations.h"
#include "core/insight/layerweights.h"
#include "core/network/layertext.h"
#include "tests/support/plainlayers.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using core::Activations;
using core::Head;

class TstActivations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfPlainLoops_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<bool>("tutorial");
        QTest::addRow("one hidden layer") << "784-7-10" << false;
        QTest::addRow("three") << "784-33-20-5-10" << false;
        QTest::addRow("the tutorial's head") << "784-33-20-10" << true;
        QTest::addRow("convolutions") << core::layersText(support::convolutionalNetwork()) << false;
        QTest::addRow("maps of one pixel") << "conv 5x28, tanh, conv 3x1, relu, linear 10" << true;
        QTest::addRow("no linear layer but the last")
            << "avgpool 2, conv 4x5 pad 2, sigmoid, avgpool 3, flatten, batchnorm, linear 10"
            << false;
        QTest::addRow("linear layers of all kinds")
            << "maxpool 2, batchnorm, linear 9, leakyrelu 0.2, batchnorm, linear 8, tanh, linear 10"
            << false;
    }

    void areThoseOfPlainLoops()
    {
        QFETCH(QString, layers);
        QFETCH(bool, tutorial);
        core::Architecture network = support::architectureOf(layers);
        network.head = tutorial ? Head::Tutorial : Head::Logits;
        const core::Model model = support::randomModel(network);
        const core::DigitImage image = support::toyDataset()->test.digitImage(3);
        const Activations found = core::activationsOf(*support::predictorOf(model), image);
        auto expected = support::plainLayers(model, image);
        for (double& output : expected.back()) {
            output = tutorial ? std::max(output, 0.0) : output;
        }
        const auto stages = network.stages();
        QCOMPARE(found.layers.size(), std::size_t(stages.size()) + 1);
        QCOMPARE(found.maps.size(), found.layers.size());
        for (std::size_t layer = 1; layer < found.layers.size(); ++layer) {
            const auto& plain = expected[stages[layer - 1].end];
            compare(found.values(layer), plain);
            compare(found.layers[layer], activationsOf(plain, found.maps[layer].side));
        }
    }

    void aChannelIsItsHighestValue()
    {
        const core::Model model = support::randomModel(support::convolutionalNetwork());
        const Activations found = core::activationsOf(
            *support::predictorOf(model), support::toyDataset()->test.digitImage(3));
        const QList<core::Shape> shapes = core::unitShapes(model.network);
        QCOMPARE(shapes.size(), 5);
        QCOMPARE(shapes[1], (core::Shape{6, 14, false}));
        QCOMPARE(shapes[2], (core::Shape{8, 5, false})); // although flatten follows
        QCOMPARE(shapes[3], (core::Shape{16, 1, true}));
        QCOMPARE(found.layers[1].size(), std::size_t(6));
        QCOMPARE(found.maps[2].of(7).size(), std::size_t(25));
        QCOMPARE(found.layers[2][7], *std::ranges::max_element(found.maps[2].of(7)));
        QCOMPARE(found.maps[0].side, 0);
        QCOMPARE(found.maps[3].side, 0);
    }

    void endInWhatThePredictorSays()
    {
        core::Model model = support::randomModel(core::Architecture::perceptron({33, 20}));
        model.passport[core::passport::temperature] = "1.7";
        const auto predictor = support::predictorOf(model);
        const core::DigitImage image = support::toyDataset()->test.digitImage(8);
        const Activations found = core::activationsOf(*predictor, image);
        QVERIFY(std::ranges::equal(found.layers.front(), image));
        QVERIFY(std::ranges::equal(found.layers.back(), predictor->outputs(image)));
        QCOMPARE(found.probabilities, predictor->predict(image));
    }

private:
    static std::vector<double> activationsOf(const std::vector<double>& values, int side)
    {
        if (side == 0) {
            return values;
        }
        std::vector<double> highest;
        for (auto map = values.begin(); map != values.end(); map += side * side) {
            highest.push_back(*std::max_element(map, map + side * side));
        }
        return highest;
    }

    static void compare(const std::vector<float>& found, const std::vector<double>& expected)
    {
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double difference = double(found[i]) - expected[i];
            QVERIFY2(std::abs(difference) < 1e-4, qPrintable(QString::number(difference)));
        }
    }
};

QTEST_GUILESS_MAIN(TstActivations)
#include "tst_activations.moc"
