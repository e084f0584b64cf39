#include "core/network/layertext.h"
#include "core/training/memoryneed.h"
#include "core/training/trainingloop.h"
#include "tests/support/memorylimit.h"
#include "tests/support/toydata.h"

#include <QTest>

using core::TrainingSettings;

namespace
{

TrainingSettings settingsWith(const QString& layers)
{
    TrainingSettings settings;
    settings.network = core::architectureFromLayersText(layers).value();
    settings.threads = 1;
    return settings;
}

/// Its convolutions give two million values for each image.
const QString large = QStringLiteral("conv 512x1, conv 512x1, conv 512x1, conv 512x1, conv 512x1, "
                                     "maxpool 28, linear 10");

} // namespace

class TstMemoryNeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWithBatchNetworkAndThreads()
    {
        const TrainingSettings settings = settingsWith("conv 8x5, relu, maxpool 2, linear 10");
        TrainingSettings larger = settings;
        larger.batchSize = 4096;
        QVERIFY(core::memoryNeed(larger) > 5 * core::memoryNeed(settings));
        larger = settings;
        larger.threads = 2;
        QVERIFY(core::memoryNeed(larger) > core::memoryNeed(settings));
        QVERIFY(core::memoryNeed(settingsWith(large)) > 1'500'000'000);
    }

    void saysWhatIsMissing()
    {
        const TrainingSettings settings = settingsWith(large);
        QVERIFY(core::checkMemory(settings, std::nullopt));
        QVERIFY(core::checkMemory(settings, 100'000'000'000));
        const auto refused = core::checkMemory(settings, 1'000'000'000);
        QVERIFY(!refused);
        QVERIFY2(
            refused.error().message.contains("in batches of 64 takes about") &&
                refused.error().message.contains("and 1 GB are available"),
            qPrintable(refused.error().message));
    }

    void aRunIsRefusedBeforeItBegins()
    {
        const auto dataset = support::toyDataset(100, 10);
        const support::MemoryLimit limit(1'000'000'000);
        if (!limit.isSet()) {
            QSKIP("no limit can be set");
        }
        bool hasBegun = false;
        const core::TrainingHooks hooks{.epochEnded = [&](const auto&) { hasBegun = true; }};
        const auto result = core::trainingLoop(*dataset, settingsWith(large), {}, hooks);
        QVERIFY(!result);
        QVERIFY2(
            result.error().message.contains("GB are available"),
            qPrintable(result.error().message));
        QVERIFY(!hasBegun);
    }
};

QTEST_GUILESS_MAIN(TstMemoryNeed)
#include "tst_memoryneed.moc"
