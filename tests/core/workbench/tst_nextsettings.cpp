#include "core/network/layertext.h"
#include "core/workbench/nextsettings.h"

#include <QTest>

using core::NextSettings;
using core::TrainingSettings;

class TstNextSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_next = std::make_unique<NextSettings>();
        m_changes = 0;
        connect(m_next.get(), &NextSettings::changed, this, [this] { ++m_changes; });
    }

    void beginWithTheFirstPreset()
    {
        QCOMPARE(m_next->preset().id, core::defaultPreset().id);
        QCOMPARE(m_next->settings(), core::defaultPreset().settings);
        QCOMPARE(m_next->layersText(), QString("256-128-64"));
        QCOMPARE(m_next->error(), QString());
        QVERIFY(!m_next->isEdited());
    }

    void takeEachPreset_data()
    {
        QTest::addColumn<QString>("id");
        for (const core::Preset& preset : core::presets()) {
            QTest::addRow("%s", qPrintable(preset.id)) << preset.id;
        }
    }

    void takeEachPreset()
    {
        QFETCH(QString, id);
        m_next->set(core::preset(id)->settings);
        QCOMPARE(m_next->preset().id, id);
        QCOMPARE(m_next->settings(), core::preset(id)->settings);
        QCOMPARE(m_next->layersText(), core::shortLayersText(core::preset(id)->settings.network));
        QVERIFY(!m_next->isEdited());
        QCOMPARE(m_changes, 1);
    }

    void areEditedUntilTheyAreThePresetsAgain()
    {
        TrainingSettings settings = m_next->settings();
        settings.epochs = 3;
        m_next->setNumbers(settings);
        QVERIFY(m_next->isEdited());
        QCOMPARE(m_next->preset().id, QString("repaired"));
        settings.epochs = core::preset("repaired")->settings.epochs;
        m_next->setNumbers(settings);
        QVERIFY(!m_next->isEdited());
        m_next->setLayersText("256, 128");
        QVERIFY(m_next->isEdited());
        m_next->setLayersText("256 128 64"); // another spelling of the same
        QVERIFY(!m_next->isEdited());
    }

    void anUnreadableTextKeepsTheLayersBefore()
    {
        m_next->setLayersText("32-16");
        QCOMPARE(m_next->settings().network.hidden(), (QList{32, 16}));
        m_changes = 0;
        m_next->setLayersText("32-");
        m_next->setLayersText("32-x");
        QCOMPARE(m_changes, 2);
        QVERIFY(!m_next->error().isEmpty());
        QVERIFY(m_next->isEdited());
        QCOMPARE(m_next->layersText(), QString("32-x"));
        QCOMPARE(m_next->settings().network.hidden(), (QList{32, 16}));
        m_next->setLayersText("24");
        QCOMPARE(m_next->error(), QString());
        QCOMPARE(m_next->settings().network.hidden(), QList{24});
    }

    void aPresetTakesAnUnreadableTextAway()
    {
        m_next->setLayersText("none");
        m_next->set(core::preset("quick")->settings);
        QCOMPARE(m_next->error(), QString());
        QCOMPARE(m_next->layersText(), QString("400-100"));
        QVERIFY(!m_next->isEdited());
    }

    void numbersLeaveTheNetworkAndItsText()
    {
        m_next->setLayersText("99-");
        const core::Architecture network = m_next->settings().network;
        const QString error = m_next->error();
        TrainingSettings numbers = core::preset("accurate")->settings;
        numbers.preset = "repaired";
        numbers.network.head = core::Head::Tutorial;
        m_next->setNumbers(numbers);
        QCOMPARE(m_next->settings().epochs, numbers.epochs);
        QCOMPARE(m_next->settings().batchSize, numbers.batchSize);
        QCOMPARE(m_next->settings().heldOut, numbers.heldOut);
        QVERIFY(m_next->settings().network == network);
        QCOMPARE(m_next->layersText(), QString("99-"));
        QCOMPARE(m_next->error(), error);
    }

    void theAugmentationOfOthersLeavesTheRest()
    {
        const TrainingSettings before = m_next->settings();
        const TrainingSettings accurate = core::preset("accurate")->settings;
        m_next->setAugmentationOf(accurate);
        QCOMPARE(m_changes, 1);
        TrainingSettings expected = before;
        expected.augmentation = accurate.augmentation;
        expected.schedule = accurate.schedule;
        expected.labelSmoothing = accurate.labelSmoothing;
        expected.styledShare = accurate.styledShare;
        expected.noDigitShare = accurate.noDigitShare;
        QCOMPARE(m_next->settings(), expected);
        QVERIFY(m_next->isEdited());
        m_next->setAugmentationOf(before);
        QVERIFY(!m_next->isEdited());
    }

    /// Settings of a file may name a preset that this version does not have, or none.
    void anUnknownPresetIsTheFirstWithTheSameHead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<core::Head>("head");
        QTest::addColumn<QString>("expected");
        QTest::newRow("logits") << "tomorrow's" << core::Head::Logits << "repaired";
        QTest::newRow("tutorial") << "tomorrow's" << core::Head::Tutorial << "tutorial";
        QTest::newRow("no name") << "" << core::Head::Tutorial << "tutorial";
    }

    void anUnknownPresetIsTheFirstWithTheSameHead()
    {
        QFETCH(QString, name);
        QFETCH(core::Head, head);
        QFETCH(QString, expected);
        TrainingSettings settings;
        settings.preset = name;
        settings.network.head = head;
        settings.epochs = 3;
        m_next->set(settings);
        QCOMPARE(m_next->preset().id, expected);
        QCOMPARE(m_next->settings().preset, expected);
        QCOMPARE(m_next->settings().epochs, 3);
        QVERIFY(m_next->isEdited());
    }

private:
    std::unique_ptr<NextSettings> m_next;
    int m_changes = 0;
};

QTEST_GUILESS_MAIN(TstNextSettings)
#include "tst_nextsettings.moc"
