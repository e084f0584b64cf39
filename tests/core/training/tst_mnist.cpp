#include "core/data/datasetstore.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"

#include <QTest>

/// On the real data, which scripts/setup.sh fetches.
class TstMnist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetRepairedReaches94PercentInOneEpoch()
    {
        const auto dataset = core::DatasetStore().load("mnist");
        QVERIFY2(dataset, dataset ? "" : qPrintable(dataset.error().message));
        QCOMPARE((*dataset)->train.size(), 60'000);
        QCOMPARE((*dataset)->test.size(), 10'000);
        core::TrainingSettings settings = core::preset("repaired")->settings;
        settings.epochs = 1;
        const core::TrainingHooks hooks{
            .progressed = [](const core::TrainingProgress&) {},
            .epochEnded = [](const core::EpochResult&) {},
            .snapshotTaken = [](const core::Model&) {},
            .betweenBatches = [] {}};
        const auto result = core::trainingLoop(**dataset, settings, {}, hooks);
        QVERIFY(result);
        QVERIFY2(result->test.accuracy >= 0.94, qPrintable(QString::number(result->test.accuracy)));
        QVERIFY(result->deadOutputs.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstMnist)
#include "tst_mnist.moc"
