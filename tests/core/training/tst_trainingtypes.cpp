#include "core/training/presets.h"

#include <QTest>

using core::Head;
using core::TrainingSettings;

class TstTrainingTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetsAreTheTutorialAndItsRepair()
    {
        QCOMPARE(core::defaultPreset().id, QString("repaired"));
        const TrainingSettings repaired = core::preset("repaired")->settings;
        const TrainingSettings tutorial = core::preset("tutorial")->settings;
        for (const TrainingSettings& settings : {repaired, tutorial}) {
            QCOMPARE(settings.network.units(), (QList<int>{784, 256, 128, 64, 10}));
            QCOMPARE(settings.epochs, 10);
            QCOMPARE(settings.batchSize, 64);
            QCOMPARE(settings.learningRate, 1e-3);
            QCOMPARE(settings.threads, TrainingSettings::automaticThreads);
            QVERIFY(settings.validate());
        }
        QVERIFY(repaired.network.head == Head::Logits);
        QVERIFY(tutorial.network.head == Head::Tutorial);
        QVERIFY(!core::preset("unknown"));
    }

    void everyPresetCanBeTrained()
    {
        for (const core::Preset& each : core::presets()) {
            QVERIFY(each.settings.validate());
            QCOMPARE(each.settings.preset, each.id);
            QVERIFY(core::preset(each.id) == &each);
            QVERIFY(!each.title.isEmpty() && !each.description.isEmpty());
        }
        QVERIFY(!core::preset("accurate")->settings.augmentation.isOff());
        QVERIFY(core::preset("quick")->settings.augmentation.isOff());
    }

    void validateNamesTheSettingOutOfBounds_data()
    {
        QTest::addColumn<TrainingSettings>("settings");
        QTest::addColumn<QString>("expectation");
        const auto row = [](const char* name, auto change, const QString& expectation) {
            TrainingSettings settings;
            change(settings);
            QTest::newRow(name) << settings << expectation;
        };
        using S = TrainingSettings;
        row(
            "no epoch", [](S& s) { s.epochs = 0; }, "epochs must be 1 to 1000, not 0");
        row(
            "many epochs", [](S& s) { s.epochs = 1001; }, "epochs must be 1 to 1000, not 1001");
        row(
            "no batch", [](S& s) { s.batchSize = 0; }, "batch size must be 1 to 8192, not 0");
        row(
            "big batch", [](S& s) { s.batchSize = 8193; },
            "batch size must be 1 to 8192, not 8193");
        row(
            "rate 0", [](S& s) { s.learningRate = 0; },
            "learning rate must be 0.000001 to 1, not 0");
        row(
            "rate 2", [](S& s) { s.learningRate = 2; },
            "learning rate must be 0.000001 to 1, not 2");
        row(
            "rate NaN", [](S& s) { s.learningRate = qQNaN(); }, "not nan");
        row(
            "threads below none", [](S& s) { s.threads = -1; }, "must be 0 to 64, not -1");
        row(
            "many threads", [](S& s) { s.threads = 65; }, "must be 0 to 64, not 65");
        row(
            "no units", [](S& s) { s.network = core::Architecture::perceptron({0}); }, "0");
    }

    void validateNamesTheSettingOutOfBounds()
    {
        QFETCH(TrainingSettings, settings);
        QFETCH(QString, expectation);
        const core::Result<core::Done> result = settings.validate();
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(expectation), qPrintable(result.error().message));
    }
};

QTEST_GUILESS_MAIN(TstTrainingTypes)
#include "tst_trainingtypes.moc"
