#include "core/training/confidence.h"

#include <QTest>

using core::LabelledOutputs;
using core::Passport;

namespace
{

/// A thousand predictions, surer and surer, nine in ten of them right.
std::vector<LabelledOutputs> samples()
{
    std::vector<LabelledOutputs> all(1000);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].outputs.resize(10);
        all[i].outputs[0] = 1 + 0.004F * static_cast<float>(i);
        all[i].label = i % 10 == 0 ? 1 : 0;
    }
    return all;
}

} // namespace

class TstConfidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHeldOutLeavesThePassportAlone()
    {
        Passport passport;
        core::calibrate(passport, {}, true);
        QVERIFY(passport.isEmpty());
    }

    void theTemperatureIsWritten()
    {
        Passport passport;
        core::calibrate(passport, samples(), false);
        const double temperature = core::fitTemperature(samples());
        QVERIFY(std::abs(passport["temperature"].toDouble() / temperature - 1) < 1e-3);
        QVERIFY(!passport.contains("digit_confidence"));
    }

    /// Five in a thousand digits are below it.
    void theConfidenceOfDigitsIsWritten()
    {
        Passport passport;
        core::calibrate(passport, samples(), true);
        const double temperature = core::fitTemperature(samples());
        const double output = (1 + 0.004 * 5) / temperature;
        const double expected = std::exp(output) / (std::exp(output) + 9);
        QVERIFY(std::abs(passport["digit_confidence"].toDouble() - expected) < 1e-3);
    }
};

QTEST_APPLESS_MAIN(TstConfidence)
#include "tst_confidence.moc"
