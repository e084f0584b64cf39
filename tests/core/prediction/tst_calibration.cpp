#include "core/base/random.h"
#include "core/ink/digitimage.h"
#include "core/prediction/calibration.h"

#include <QTest>

#include <cmath>
#include <vector>

using core::CalibrationBins;
using core::LabelledOutputs;

namespace
{

/// Outputs whose softmax at `temperature` is the distribution that the labels are drawn from.
std::vector<LabelledOutputs> drawnAt(double temperature)
{
    core::Random random(1);
    std::vector<LabelledOutputs> samples(5000);
    for (LabelledOutputs& sample : samples) {
        std::array<double, core::digitCount> shares{};
        double sum = 0;
        sample.outputs.resize(shares.size());
        for (std::size_t i = 0; i < shares.size(); ++i) {
            sample.outputs[i] = 3 * random.normal();
            shares[i] = std::exp(sample.outputs[i] / temperature);
            sum += shares[i];
        }
        double rest = random.uniform() * sum;
        while (sample.label < core::digitCount - 1 &&
               rest > shares[static_cast<std::size_t>(sample.label)]) {
            rest -= shares[static_cast<std::size_t>(sample.label)];
            ++sample.label;
        }
    }
    return samples;
}

} // namespace

class TstCalibration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theErrorIsTheMeanDifference()
    {
        CalibrationBins bins;
        QCOMPARE(bins.error(), 0.0);
        for (int i = 0; i < 10; ++i) {
            bins.add(0.9, i < 7); // 0.2 too sure
        }
        QVERIFY(std::abs(bins.error() - 0.2) < 1e-9);
        for (int i = 0; i < 10; ++i) {
            bins.add(0.5, i < 5); // just right
        }
        QVERIFY(std::abs(bins.error() - 0.1) < 1e-9);
    }

    void certaintyHasABinToo()
    {
        CalibrationBins bins;
        bins.add(1, true);
        bins.add(0, false);
        QCOMPARE(bins.error(), 0.0);
    }

    void binsAddUp()
    {
        CalibrationBins whole;
        CalibrationBins part;
        whole.add(0.8, true);
        part.add(0.8, false);
        whole.add(part);
        QVERIFY(std::abs(whole.error() - 0.3) < 1e-9);
    }

    void findsTheTemperature_data()
    {
        QTest::addColumn<double>("temperature");
        for (const double temperature : {0.5, 1.0, 2.0}) {
            QTest::addRow("%g", temperature) << temperature;
        }
    }

    void findsTheTemperature()
    {
        QFETCH(double, temperature);
        const double found = core::fitTemperature(drawnAt(temperature));
        QVERIFY2(std::abs(found / temperature - 1) < 0.05, qPrintable(QString::number(found)));
    }

    void staysWithinBounds()
    {
        QCOMPARE(core::fitTemperature({}), 1.0);
        const std::vector<LabelledOutputs> alwaysRight{{{1, 0, 0}, 0}, {{0, 1, 0}, 1}};
        QVERIFY(std::abs(core::fitTemperature(alwaysRight) - 0.1) < 0.001);
        const std::vector<LabelledOutputs> alwaysWrong{{{5, 0, 0}, 1}, {{0, 5, 0}, 2}};
        QVERIFY(std::abs(core::fitTemperature(alwaysWrong) - 10) < 0.01);
    }

    void theAreaCountsPairsInOrder()
    {
        const std::vector<float> high{0.8F, 0.9F};
        const std::vector<float> low{0.1F, 0.2F, 0.3F};
        QCOMPARE(core::rocArea(high, low), 1.0);
        QCOMPARE(core::rocArea(low, high), 0.0);
        QCOMPARE(core::rocArea(high, high), 0.5);
        const std::vector<float> between{0.15F, 0.9F};
        QVERIFY(std::abs(core::rocArea(between, low) - 4.0 / 6) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TstCalibration)
#include "tst_calibration.moc"
