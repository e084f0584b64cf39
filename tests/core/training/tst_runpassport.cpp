#include "core/training/runpassport.h"
#include "tests/support/toydata.h"

#include <QTest>

using core::Model;
using core::TrainingSettings;

namespace
{

TrainingSettings unusualSettings()
{
    TrainingSettings settings{
        .preset = "accurate", .network = core::Architecture::perceptron({32, 16})};
    settings.epochs = 7;
    settings.batchSize = 33;
    settings.learningRate = 0.00123;
    settings.schedule = core::Schedule::Cosine;
    settings.labelSmoothing = 0.07;
    settings.augmentation = {12, 0.12, 0.2, 2, 0.9, 0.5};
    settings.styledShare = 0.1;
    settings.noDigitShare = 0.05;
    settings.heldOut = 500;
    settings.averagedShare = 0.45;
    settings.seed = 4'000'000'000;
    settings.threads = 2;
    return settings;
}

Model modelOf(const TrainingSettings& settings)
{
    return {settings.network, {}, core::passportOf(*support::toyDataset(10, 10), settings)};
}

} // namespace

class TstRunPassport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsAreReadBack()
    {
        const TrainingSettings settings = unusualSettings();
        const auto read = core::settingsOf(modelOf(settings));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(*read == settings);
    }

    void namesTheEntryThatIsNoSetting_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("part");
        QTest::newRow("no number") << "epochs"
                                   << "many"
                                   << "`epochs`: expected";
        QTest::newRow("empty") << "seed"
                               << ""
                               << "`seed`: expected";
        QTest::newRow("schedule") << "schedule"
                                  << "linear"
                                  << "`schedule`: expected";
        QTest::newRow("augmentation") << "augmentation"
                                      << "zoom=1"
                                      << "`augmentation`: expected";
        QTest::newRow("out of range") << "batch_size"
                                      << "0"
                                      << "batch size must be";
        QTest::newRow("not a number") << "styled_share"
                                      << "nan"
                                      << "not nan";
    }

    void namesTheEntryThatIsNoSetting()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, part);
        Model model = modelOf(unusualSettings());
        model.passport[key] = value;
        const auto read = core::settingsOf(model);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(part), qPrintable(read.error().message));
    }

    void aPassportWithoutSettingsHasNone()
    {
        const auto read = core::settingsOf(Model{});
        QVERIFY(!read);
        QVERIFY(read.error().message.contains("`epochs`"));
    }
};

QTEST_APPLESS_MAIN(TstRunPassport)
#include "tst_runpassport.moc"
