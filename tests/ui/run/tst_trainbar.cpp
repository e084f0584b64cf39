#include "core/network/layertext.h"
#include "core/training/presets.h"
#include "ui/run/trainbar.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <limits>
#include <memory>

using State = ui::TrainBar::State;

class TstTrainBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bar.reset(); }
    void startsWithTheDefaultPreset();
    void buttonsFollowTheState_data();
    void buttonsFollowTheState();
    void clickRequestsRunWithTheSettings();
    void keysTriggerActions();
    void pauseTurnsIntoUnpause();
    void editingMarksThePreset();
    void choosingThePresetAgainRestores();
    void everyPresetComesBackAsItIs();
    void settingsComeBackAsTheyAre();
    void settingsWithoutAFieldComeBackToo();
    void aPresetReplacesSettingsWithoutAField();
    void editedSettingsKeepTheirHead();
    void refusesHiddenLayers_data();
    void refusesHiddenLayers();
    void boundsAreThoseOfTheSettings();
    void threadsAreChosenAutomaticallyUntilTheyAreGiven();
    void rateIsShownWithoutZeros();
    void fitsInto1024Pixels();

private:
    template <typename T> T* child(const char* name) const
    {
        return m_bar->findChild<T*>(QLatin1String(name));
    }

    core::NextSettings m_next;
    std::unique_ptr<ui::TrainBar> m_bar;
};

void TstTrainBar::init()
{
    m_next.set(core::defaultPreset().settings);
    m_bar = std::make_unique<ui::TrainBar>(m_next);
    m_bar->show();
    m_bar->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
}

void TstTrainBar::startsWithTheDefaultPreset()
{
    QCOMPARE(m_next.settings(), core::defaultPreset().settings);
    QCOMPARE(child<QComboBox>("presetCombo")->currentText(), core::defaultPreset().title);
    QCOMPARE(child<QComboBox>("presetCombo")->count(), core::presets().size());
}

void TstTrainBar::buttonsFollowTheState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("obstacle");
    QTest::addColumn<bool>("train");
    QTest::addColumn<bool>("pause");
    QTest::addColumn<bool>("stop");
    QTest::addColumn<bool>("editors");
    QTest::newRow("no dataset") << int(State::Idle) << "There is no dataset" << false << false
                                << false << true;
    QTest::newRow("ready") << int(State::Idle) << QString() << true << false << false << true;
    QTest::newRow("running") << int(State::Running) << "A run is going on" << false << true << true
                             << false;
    QTest::newRow("paused") << int(State::Paused) << "A run is going on" << false << true << true
                            << false;
}

void TstTrainBar::buttonsFollowTheState()
{
    QFETCH(int, state);
    QFETCH(QString, obstacle);
    QFETCH(bool, editors);
    const QString none = static_cast<State>(state) == State::Idle ? "No run is going on" : "";
    m_bar->setState(static_cast<State>(state), {obstacle, none, none});
    if (!obstacle.isEmpty()) {
        QCOMPARE(m_bar->trainAction()->toolTip(), obstacle);
        QCOMPARE(m_bar->trainAction()->statusTip(), obstacle);
    }
    QTEST(child<QPushButton>("trainButton")->isEnabled(), "train");
    QTEST(child<QPushButton>("pauseButton")->isEnabled(), "pause");
    QTEST(child<QPushButton>("stopButton")->isEnabled(), "stop");
    QCOMPARE(m_bar->trainAction()->isEnabled(), child<QPushButton>("trainButton")->isEnabled());
    for (const char* name :
         {"presetCombo", "layersEdit", "epochsSpin", "batchSpin", "rateSpin", "seedSpin",
          "threadsSpin"}) {
        QVERIFY2(child<QWidget>(name), name);
        QCOMPARE(child<QWidget>(name)->isEnabled(), editors);
        QVERIFY2(!child<QWidget>(name)->accessibleName().isEmpty(), name);
        QVERIFY2(!child<QWidget>(name)->toolTip().isEmpty(), name);
    }
}

void TstTrainBar::clickRequestsRunWithTheSettings()
{
    QSignalSpy requested(m_bar.get(), &ui::TrainBar::trainRequested);
    auto* epochs = child<QSpinBox>("epochsSpin");
    epochs->setFocus();
    epochs->selectAll();
    QTest::keyClicks(epochs, QStringLiteral("3"));
    auto* hidden = child<QLineEdit>("layersEdit");
    hidden->selectAll();
    QTest::keyClicks(hidden, QStringLiteral("32, 16"));
    QTest::mouseClick(child<QPushButton>("trainButton"), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    const core::TrainingSettings& settings = m_next.settings();
    QCOMPARE(settings.epochs, 3);
    QCOMPARE(settings.network.hidden(), QList<int>({32, 16}));
    QCOMPARE(settings.preset, core::defaultPreset().id);
}

void TstTrainBar::keysTriggerActions()
{
    QSignalSpy train(m_bar.get(), &ui::TrainBar::trainRequested);
    QSignalSpy pause(m_bar.get(), &ui::TrainBar::pauseRequested);
    QSignalSpy stop(m_bar.get(), &ui::TrainBar::stopRequested);
    QTest::keyClick(m_bar.get(), Qt::Key_T, Qt::ControlModifier);
    QTest::keyClick(m_bar.get(), Qt::Key_F5);
    QCOMPARE(train.count(), 2);
    m_bar->setState(State::Running, {"A run is going on", {}, {}});
    QTest::keyClick(m_bar.get(), Qt::Key_F5);
    QTest::keyClick(m_bar.get(), Qt::Key_F6);
    QTest::keyClick(m_bar.get(), Qt::Key_F7);
    QCOMPARE(train.count(), 2);
    QCOMPARE(pause.count(), 1);
    QCOMPARE(stop.count(), 1);
}

void TstTrainBar::pauseTurnsIntoUnpause()
{
    QSignalSpy pause(m_bar.get(), &ui::TrainBar::pauseRequested);
    QSignalSpy unpause(m_bar.get(), &ui::TrainBar::unpauseRequested);
    auto* button = child<QPushButton>("pauseButton");
    m_bar->setState(State::Running, {"A run is going on", {}, {}});
    QCOMPARE(button->text(), QStringLiteral("Pause"));
    QTest::mouseClick(button, Qt::LeftButton);
    m_bar->setState(State::Paused, {"A run is going on", {}, {}});
    QCOMPARE(button->text(), QStringLiteral("Unpause"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(pause.count(), 1);
    QCOMPARE(unpause.count(), 1);
}

void TstTrainBar::editingMarksThePreset()
{
    auto* combo = child<QComboBox>("presetCombo");
    const QString title = combo->currentText();
    child<QSpinBox>("batchSpin")->setValue(128);
    QCOMPARE(combo->currentText(), title + QStringLiteral(" (edited)"));
    QCOMPARE(m_next.settings().preset, core::defaultPreset().id);
    child<QSpinBox>("batchSpin")->setValue(64);
    QCOMPARE(combo->currentText(), title);
    QCOMPARE(m_next.settings().preset, core::defaultPreset().id);
}

void TstTrainBar::choosingThePresetAgainRestores()
{
    auto* combo = child<QComboBox>("presetCombo");
    child<QSpinBox>("epochsSpin")->setValue(77);
    child<QLineEdit>("layersEdit")->setText(QStringLiteral("nonsense"));
    combo->setFocus();
    Q_EMIT combo->activated(combo->currentIndex()); // what the popup does for any choice
    QCOMPARE(m_next.settings(), core::defaultPreset().settings);
    QVERIFY(m_next.error().isEmpty());
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(m_next.settings(), core::preset("softmax")->settings);
}

void TstTrainBar::everyPresetComesBackAsItIs()
{
    for (const core::Preset& preset : core::presets()) {
        m_next.set(preset.settings);
        QCOMPARE(m_next.settings(), preset.settings);
        QCOMPARE(child<QComboBox>("presetCombo")->currentText(), preset.title);
    }
}

void TstTrainBar::settingsComeBackAsTheyAre()
{
    core::TrainingSettings settings = core::defaultPreset().settings;
    settings.network = core::Architecture::perceptron({1024, 512});
    settings.epochs = core::TrainingSettings::maxEpochs;
    settings.batchSize = core::TrainingSettings::maxBatchSize;
    settings.learningRate = 0.00012345;
    settings.seed = std::numeric_limits<quint32>::max();
    settings.threads = 4;
    m_next.set(settings);
    QCOMPARE(m_next.settings(), settings);
}

void TstTrainBar::settingsWithoutAFieldComeBackToo()
{
    core::TrainingSettings settings = core::defaultPreset().settings;
    settings.schedule = core::Schedule::Cosine;
    settings.labelSmoothing = 0.05;
    settings.augmentation = {.rotation = 12, .scale = 0.123, .shear = 0.2, .shift = 2};
    settings.styledShare = 0.1;
    settings.noDigitShare = 0.02;
    m_next.set(settings);
    QCOMPARE(m_next.settings(), settings);
    auto* combo = child<QComboBox>("presetCombo");
    QVERIFY(combo->currentText().endsWith(QStringLiteral("(edited)")));
    child<QSpinBox>("epochsSpin")->setValue(7);
    settings.epochs = 7;
    QCOMPARE(m_next.settings(), settings);
}

void TstTrainBar::aPresetReplacesSettingsWithoutAField()
{
    core::TrainingSettings settings = core::defaultPreset().settings;
    settings.augmentation.rotation = 33;
    settings.schedule = core::Schedule::Cosine;
    m_next.set(settings);
    auto* combo = child<QComboBox>("presetCombo");
    Q_EMIT combo->activated(combo->currentIndex());
    QCOMPARE(m_next.settings(), core::defaultPreset().settings);
    QCOMPARE(combo->currentText(), core::defaultPreset().title);
}

void TstTrainBar::editedSettingsKeepTheirHead()
{
    core::TrainingSettings settings = core::preset(QStringLiteral("tutorial"))->settings;
    settings.epochs = 3;
    m_next.set(settings);
    QCOMPARE(m_next.settings(), settings);
    QCOMPARE(
        child<QComboBox>("presetCombo")->currentText(),
        core::preset(QStringLiteral("tutorial"))->title + QStringLiteral(" (edited)"));
}

void TstTrainBar::refusesHiddenLayers_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << QStringLiteral("many");
    QTest::newRow("no units") << QStringLiteral("256-0");
    QTest::newRow("too many units") << QStringLiteral("5000");
    QTest::newRow("too many layers") << QStringLiteral("9-9-9-9-9-9-9-9-9");
}

void TstTrainBar::refusesHiddenLayers()
{
    QFETCH(QString, text);
    const QString why = core::architectureFromShortText(text).error().message;
    auto* edit = child<QLineEdit>("layersEdit");
    edit->setText(text);
    QCOMPARE(m_next.error(), why);
    QVERIFY(edit->actions().constFirst()->isVisible());
    QCOMPARE(edit->actions().constFirst()->toolTip(), why);
    edit->setText(QStringLiteral("128"));
    QVERIFY(m_next.error().isEmpty());
    QVERIFY(!edit->actions().constFirst()->isVisible());
}

void TstTrainBar::boundsAreThoseOfTheSettings()
{
    using Settings = core::TrainingSettings;
    QCOMPARE(child<QSpinBox>("epochsSpin")->minimum(), 1);
    QCOMPARE(child<QSpinBox>("epochsSpin")->maximum(), Settings::maxEpochs);
    QCOMPARE(child<QSpinBox>("batchSpin")->maximum(), Settings::maxBatchSize);
    QCOMPARE(child<QSpinBox>("threadsSpin")->maximum(), Settings::maxThreads);
    QCOMPARE(child<QDoubleSpinBox>("rateSpin")->minimum(), Settings::minLearningRate);
    QCOMPARE(child<QDoubleSpinBox>("rateSpin")->maximum(), Settings::maxLearningRate);
}

void TstTrainBar::threadsAreChosenAutomaticallyUntilTheyAreGiven()
{
    auto* threads = child<QSpinBox>("threadsSpin");
    QCOMPARE(threads->text(), QStringLiteral("Auto"));
    QCOMPARE(m_next.settings().threads, core::TrainingSettings::automaticThreads);
    threads->setFocus();
    QTest::keyClick(threads, Qt::Key_Up);
    QCOMPARE(threads->text(), QStringLiteral("1"));
    QCOMPARE(m_next.settings().threads, 1);
    QTest::keyClick(threads, Qt::Key_Down);
    QCOMPARE(threads->text(), QStringLiteral("Auto"));
}

void TstTrainBar::rateIsShownWithoutZeros()
{
    auto* rate = child<QDoubleSpinBox>("rateSpin");
    QCOMPARE(rate->text(), QStringLiteral("0.001"));
    rate->setValue(1e-6);
    QCOMPARE(rate->text(), QStringLiteral("0.000001"));
    rate->setFocus();
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("0.0005"));
    QTest::keyClick(rate, Qt::Key_Up);
    QCOMPARE(rate->text(), QStringLiteral("0.00051"));
}

void TstTrainBar::fitsInto1024Pixels()
{
    QVERIFY2(
        m_bar->minimumSizeHint().width() <= 1024,
        qPrintable(QString::number(m_bar->minimumSizeHint().width())));
}

QTEST_MAIN(TstTrainBar)
#include "tst_trainbar.moc"
