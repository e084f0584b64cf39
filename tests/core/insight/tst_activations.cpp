#include "core/insight/activations.h"
#include "core/network/model.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using core::Activations;
using core::Head;

namespace
{

/// Every layer by a triple loop over the named tensors.
std::vector<std::vector<double>>
naiveLayers(const core::Model& model, const core::DigitImage& image)
{
    const auto views = core::parameterViews(model.network);
    std::vector<std::vector<double>> layers{{image.begin(), image.end()}};
    for (qsizetype i = 0; i < views.size(); i += 2) {
        const bool isLast = i + 2 == views.size();
        std::vector<double> values;
        for (qint64 unit = 0; unit < views[i].shape[0]; ++unit) {
            double sum = double(model.parameters[views[i + 1].offset + unit]);
            for (qint64 input = 0; input < views[i].shape[1]; ++input) {
                const float weight =
                    model.parameters[views[i].offset + unit * views[i].shape[1] + input];
                sum += double(weight) * layers.back()[input];
            }
            const bool hasRelu = !isLast || model.network.head == Head::Tutorial;
            values.push_back(hasRelu ? std::max(sum, 0.0) : sum);
        }
        layers.push_back(values);
    }
    return layers;
}

} // namespace

class TstActivations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfATripleLoop_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<bool>("tutorial");
        QTest::addRow("one hidden layer") << QList<int>{7} << false;
        QTest::addRow("three") << QList<int>{33, 20, 5} << false;
        QTest::addRow("the tutorial's head") << QList<int>{33, 20} << true;
    }

    void areThoseOfATripleLoop()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(bool, tutorial);
        const core::Model model = support::randomModel(
            core::Architecture::perceptron(hidden, tutorial ? Head::Tutorial : Head::Logits));
        const core::DigitImage image = support::toyDataset()->test.digitImage(3);
        const Activations found = core::activationsOf(*support::predictorOf(model), image);
        const auto expected = naiveLayers(model, image);
        QCOMPARE(found.layers.size(), expected.size());
        for (std::size_t layer = 0; layer < expected.size(); ++layer) {
            QCOMPARE(found.layers[layer].size(), expected[layer].size());
            for (std::size_t unit = 0; unit < expected[layer].size(); ++unit) {
                const double difference = double(found.layers[layer][unit]) - expected[layer][unit];
                QVERIFY2(std::abs(difference) < 1e-4, qPrintable(QString::number(difference)));
            }
        }
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
};

QTEST_GUILESS_MAIN(TstActivations)
#include "tst_activations.moc"
