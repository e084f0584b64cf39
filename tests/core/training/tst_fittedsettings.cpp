#include "core/training/fittedsettings.h"
#include "core/training/presets.h"
#include "core/training/trainingloop.h"
#include "tests/support/toydata.h"

#include <QTest>

using core::Classes;
using core::TrainingSettings;

class TstFittedSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digitsKeepTheirSettings()
    {
        const TrainingSettings accurate = core::preset("accurate")->settings;
        QCOMPARE(core::fittedTo(Classes(), accurate), accurate);
        QVERIFY(core::leftOutText(Classes(), accurate).isEmpty());
    }

    void otherClassesHaveNoSyntheticInk()
    {
        TrainingSettings accurate = core::preset("accurate")->settings;
        QVERIFY(core::leftOutText(m_clothes, accurate).contains("(Coat, Bag, ...)"));
        const TrainingSettings fitted = core::fittedTo(m_clothes, accurate);
        accurate.styledShare = 0;
        accurate.noDigitShare = 0;
        accurate.network = accurate.network.withClasses(3);
        accurate.augmentation = fitted.augmentation;
        QCOMPARE(fitted, accurate);
        QVERIFY(core::leftOutText(m_clothes, fitted).isEmpty());
    }

    void otherImagesAreNotDeformedAsByAPen()
    {
        const TrainingSettings accurate = core::preset("accurate")->settings;
        const TrainingSettings fitted = core::fittedTo(m_clothes, accurate);
        QCOMPARE(fitted.augmentation, (core::AugmentationSettings{.scale = 0.15, .shift = 1.5}));
        QVERIFY(core::leftOutText(m_clothes, accurate).contains("`scale=0.15,shift=1.5` is kept"));
    }

    void lettersAreDeformedAsByAPen()
    {
        const TrainingSettings accurate = core::preset("accurate")->settings;
        const Classes letters = Classes::create({"A", "B", "C"}).value();
        QCOMPARE(core::fittedTo(letters, accurate).augmentation, accurate.augmentation);
    }

    void deformationsThatWereChosenStay()
    {
        TrainingSettings chosen = core::preset("accurate")->settings;
        chosen.augmentation.rotation = 3;
        QCOMPARE(core::fittedTo(m_clothes, chosen).augmentation, chosen.augmentation);
        QVERIFY(!core::leftOutText(m_clothes, chosen).contains("deformations"));
    }

    void aNetworkHasAnOutputForEachClass()
    {
        const TrainingSettings repaired = core::preset("repaired")->settings;
        const Classes many = Classes::numbered(47);
        QCOMPARE(core::fittedTo(many, repaired).network.classCount(), 47);
        QVERIFY(core::leftOutText(many, repaired).isEmpty());
    }

    void aRunOnThemHasNone()
    {
        const auto dataset = support::toyDataset(60, 10, m_clothes);
        TrainingSettings settings;
        settings.network = core::Architecture::perceptron({8});
        settings.epochs = 1;
        settings.threads = 1;
        settings.styledShare = 0.5;
        settings.noDigitShare = 0.1;
        core::Passport passport;
        const core::TrainingHooks hooks{
            .snapshotTaken = [&](const core::Model& model) { passport = model.passport; }};
        QVERIFY(core::trainingLoop(*dataset, settings, {}, hooks));
        QCOMPARE(passport[core::passport::styledShare], QString("0"));
        QCOMPARE(passport[core::passport::noDigitShare], QString("0"));
    }

private:
    const Classes m_clothes = Classes::create({"Coat", "Bag", "Shirt"}).value();
};

QTEST_GUILESS_MAIN(TstFittedSettings)
#include "tst_fittedsettings.moc"
