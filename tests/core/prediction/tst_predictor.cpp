#include "core/prediction/predictor.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <cmath>
#include <numeric>

using core::DigitImage;
using core::Head;
using core::NetworkSpec;
using core::Probabilities;

namespace
{

DigitImage gradientImage()
{
    DigitImage image;
    for (size_t i = 0; i < image.size(); ++i) {
        image[i] = static_cast<float>(i) / static_cast<float>(image.size());
    }
    return image;
}

/// The network written out with plain loops, after the definition: the reference.
Probabilities predictByDefinition(const core::Model& model, const DigitImage& image)
{
    std::vector<double> values(image.begin(), image.end());
    const float* parameter = model.parameters.data();
    const QList<int> layers = model.network.layers();
    for (qsizetype layer = 1; layer < layers.size(); ++layer) {
        std::vector<double> outputs(layers[layer], 0.0);
        for (double& output : outputs) {
            for (const double value : values) {
                output += value * *parameter++;
            }
        }
        const bool isLast = layer == layers.size() - 1;
        for (double& output : outputs) {
            output += *parameter++;
            if (!isLast || model.network.head == Head::Tutorial) {
                output = std::max(output, 0.0);
            }
        }
        values = outputs;
    }
    double sum = 0;
    for (double& value : values) {
        value = std::exp(value);
        sum += value;
    }
    Probabilities probabilities;
    for (int digit = 0; digit < core::digitCount; ++digit) {
        probabilities[digit] = static_cast<float>(values[digit] / sum);
    }
    return probabilities;
}

} // namespace

class TstPredictor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictsByTheDefinition_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<bool>("tutorial");
        QTest::newRow("tutorial's layers, logits") << QList<int>{256, 128, 64} << false;
        QTest::newRow("tutorial's layers, tutorial") << QList<int>{256, 128, 64} << true;
        QTest::newRow("one hidden layer") << QList<int>{7} << false;
    }

    void predictsByTheDefinition()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(bool, tutorial);
        const NetworkSpec spec{hidden, tutorial ? Head::Tutorial : Head::Logits};
        const core::Model model = support::randomModel(spec, 3);
        const Probabilities expected = predictByDefinition(model, gradientImage());
        const Probabilities found = support::predictorOf(model)->predict(gradientImage());
        for (int digit = 0; digit < core::digitCount; ++digit) {
            QVERIFY2(
                std::abs(found[digit] - expected[digit]) < 1e-5F,
                qPrintable(QString("digit %1: %2, expected %3")
                               .arg(digit)
                               .arg(found[digit])
                               .arg(expected[digit])));
        }
        QVERIFY(std::abs(std::accumulate(found.begin(), found.end(), 0.0) - 1) < 1e-5);
    }

    void tellsTheMostProbableDigit()
    {
        const auto predictor = support::predictorOf(support::constantModel(4));
        QCOMPARE(core::mostProbable(predictor->predict(gradientImage())), 4);
    }

    void refusesParametersThatDoNotFit()
    {
        core::Model model = support::randomModel();
        model.parameters.pop_back();
        const auto predictor = core::Predictor::create(model);
        QVERIFY(!predictor);
        QVERIFY2(
            predictor.error().message.contains("242762") &&
                predictor.error().message.contains("242761"),
            qPrintable(predictor.error().message));
    }
};

QTEST_GUILESS_MAIN(TstPredictor)
#include "tst_predictor.moc"
