#include "core/training/trainer.h"
#include "tests/support/toydata.h"

#include <QTest>
#include <QThread>

using core::EpochResult;
using core::Outcome;
using core::RunResult;
using core::Trainer;
using core::TrainingSettings;

namespace
{

TrainingSettings toySettings(int epochs = 2)
{
    TrainingSettings settings;
    settings.network = core::Architecture::perceptron({16});
    settings.epochs = epochs;
    return settings;
}

constexpr int manyEpochs = TrainingSettings::maxEpochs;

/// Writes down the names of the signals that arrive, on its own thread.
class Listener : public QObject
{
public:
    explicit Listener(Trainer& trainer)
    {
        connect(&trainer, &Trainer::started, this, &Listener::onStarted);
        connect(&trainer, &Trainer::progressed, this, [this] { ++progressCount; });
        connect(&trainer, &Trainer::epochEnded, this, [this](const EpochResult& result) {
            note("epoch " + QString::number(result.epoch));
        });
        connect(&trainer, &Trainer::snapshotTaken, this, &Listener::keepSnapshot);
        connect(&trainer, &Trainer::stateTaken, this, [this](const core::RunStatePointer& taken) {
            state = taken;
        });
        connect(&trainer, &Trainer::paused, this, [this] { note("paused"); });
        connect(&trainer, &Trainer::unpaused, this, [this] { note("unpaused"); });
        connect(&trainer, &Trainer::finished, this, [this](const RunResult& result) {
            note("finished " + core::outcomeName(result.outcome));
        });
        connect(&trainer, &Trainer::failed, this, [this](const QString& message) {
            note("failed " + message);
        });
    }

    int endings() const
    {
        return static_cast<int>(
            std::count_if(events.begin(), events.end(), [](const QString& each) {
                return each.startsWith("finished") || each.startsWith("failed");
            }));
    }

    QStringList events;
    int progressCount = 0;
    core::PredictorPointer snapshot;
    TrainingSettings settings;
    core::ThreadChoice choice;
    core::Curve curve; ///< as the run started
    core::RunStatePointer state;

private:
    void onStarted(
        const TrainingSettings& taken, const core::ThreadChoice& chosen, const core::Curve& before)
    {
        note("started");
        settings = taken;
        choice = chosen;
        curve = before;
    }

    void note(const QString& event)
    {
        QCOMPARE(QThread::currentThread(), thread());
        events.append(event);
    }

    void keepSnapshot(const core::PredictorPointer& newest) { snapshot = newest; }
};

} // namespace

class TstTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signalsComeInOrder()
    {
        Trainer trainer;
        const Listener listener(trainer);
        trainer.start(support::toyDataset(), toySettings());
        QVERIFY(trainer.isRunning());
        QTRY_COMPARE(listener.endings(), 1);
        QCOMPARE(
            listener.events,
            (QStringList{"started", "epoch 0", "epoch 1", "epoch 2", "finished completed"}));
        QVERIFY(listener.progressCount >= 2);
        QVERIFY(listener.snapshot);
        QVERIFY(!trainer.isRunning());
    }

    void tellsTheThreadsThatItTook_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("taken");
        QTest::newRow("automatic, a small network") << TrainingSettings::automaticThreads << 1;
        QTest::newRow("given") << 2 << 2;
    }

    void tellsTheThreadsThatItTook()
    {
        QFETCH(int, asked);
        QFETCH(int, taken);
        Trainer trainer;
        const Listener listener(trainer);
        TrainingSettings settings = toySettings();
        settings.threads = asked;
        trainer.start(support::toyDataset(), settings);
        QTRY_COMPARE(listener.endings(), 1);
        QCOMPARE(listener.choice.threads, taken);
        QCOMPARE(
            listener.choice.reason, core::chooseThreads(settings, core::availableCores()).reason);
        settings.threads = taken;
        QCOMPARE(listener.settings, settings);
        QCOMPARE(
            listener.snapshot->model().passport[core::passport::threads], QString::number(taken));
    }

    void doesNotCountOnCoresThatItLeaves()
    {
        Trainer trainer;
        trainer.leaveCores(core::availableCores() - 1);
        const Listener listener(trainer);
        TrainingSettings settings;
        settings.epochs = 1;
        trainer.start(support::toyDataset(100, 10), settings);
        QTRY_COMPARE(listener.endings(), 1);
        QCOMPARE(listener.choice.threads, 1);
        QVERIFY2(listener.choice.reason.contains("one core"), qPrintable(listener.choice.reason));
    }

    void stopEndsARunAsStopped()
    {
        Trainer trainer;
        const Listener listener(trainer);
        trainer.start(support::toyDataset(), toySettings(manyEpochs));
        QTRY_VERIFY(listener.events.contains("epoch 1"));
        trainer.stop();
        QTRY_COMPARE(listener.endings(), 1);
        QCOMPARE(listener.events.last(), QString("finished stopped"));
        QCOMPARE(listener.snapshot->model().passport[core::passport::outcome], QString("stopped"));
    }

    void aPausedRunStandsStillUntilItIsResumed()
    {
        Trainer trainer;
        const Listener listener(trainer);
        trainer.start(support::toyDataset(), toySettings(manyEpochs));
        trainer.pause();
        QTRY_VERIFY(listener.events.contains("paused"));
        QVERIFY(trainer.isPaused());
        trainer.unpause();
        QTRY_VERIFY(listener.events.contains("unpaused"));
        const auto next = listener.events.indexOf("unpaused") + 1;
        QCOMPARE(listener.events.at(next - 2), QString("paused")); // nothing came in between
        QTRY_VERIFY(listener.events.value(next).startsWith("epoch "));
        QVERIFY(!trainer.isPaused());
    }

    void pausesChangeNoWeights()
    {
        const auto dataset = support::toyDataset();
        const auto train = [&](bool withPause) {
            constexpr int patienceMs = 100'000; // only what hangs takes as long, in any build
            Trainer trainer;
            const Listener listener(trainer);
            // Long enough, some 0.2 s, to be paused before it ends, however busy the machine is.
            trainer.start(dataset, toySettings(200));
            if (withPause) {
                trainer.pause();
                [&] { QTRY_VERIFY_WITH_TIMEOUT(listener.events.contains("paused"), patienceMs); }();
                trainer.unpause();
            }
            [&] { QTRY_COMPARE_WITH_TIMEOUT(listener.endings(), 1, patienceMs); }();
            return listener.snapshot->model().parameters;
        };
        QVERIFY(train(false) == train(true));
    }

    void aPausedRunCanBeStopped()
    {
        Trainer trainer;
        const Listener listener(trainer);
        trainer.start(support::toyDataset(), toySettings(manyEpochs));
        trainer.pause();
        QTRY_VERIFY(listener.events.contains("paused"));
        trainer.stop();
        QTRY_VERIFY(listener.events.endsWith("finished stopped"));
    }

    void startReplacesARunThatGoesOn()
    {
        Trainer trainer;
        const Listener listener(trainer);
        trainer.start(support::toyDataset(), toySettings(manyEpochs));
        QTRY_VERIFY(listener.events.contains("epoch 1"));
        trainer.start(support::toyDataset(), toySettings(1));
        QTRY_VERIFY(listener.events.endsWith("finished completed"));
        const qsizetype second = listener.events.lastIndexOf("started");
        QCOMPARE(
            listener.events.sliced(second),
            (QStringList{"started", "epoch 0", "epoch 1", "finished completed"}));
    }

    void aFinishedTrainerRunsAgainWithTheSameWeights()
    {
        Trainer trainer;
        const Listener listener(trainer);
        const auto dataset = support::toyDataset();
        trainer.start(dataset, toySettings());
        QTRY_COMPARE(listener.endings(), 1);
        const std::vector<float> first = listener.snapshot->model().parameters;
        trainer.start(dataset, toySettings());
        QTRY_COMPARE(listener.endings(), 2);
        QVERIFY(first == listener.snapshot->model().parameters);
    }

    /// The test score of where it had stopped belongs to the run that stopped there.
    void aResumedRunStartsWithTheCurveOfItsWholeEpochs()
    {
        Trainer trainer;
        const Listener listener(trainer);
        const auto dataset = support::toyDataset();
        trainer.start(dataset, toySettings(1));
        QTRY_COMPARE(listener.endings(), 1);
        QVERIFY(listener.curve.isEmpty());
        auto stopped = std::make_shared<core::RunState>(*listener.state);
        const core::Curve wholeEpochs = stopped->curve;
        stopped->settings.epochs = 2;
        stopped->curve.test.append(core::CurvePoint{1.5, {0.25, 0.9}});
        trainer.resume(dataset, stopped);
        QTRY_COMPARE(listener.endings(), 2);
        QVERIFY(listener.curve == wholeEpochs);
        QCOMPARE(listener.state->curve.test.size(), 3);
    }

    void destroyedWhileRunningOrPaused_data()
    {
        QTest::addColumn<bool>("isPaused");
        QTest::newRow("running") << false;
        QTest::newRow("paused") << true;
    }

    void destroyedWhileRunningOrPaused()
    {
        QFETCH(bool, isPaused);
        auto trainer = std::make_unique<Trainer>();
        const Listener listener(*trainer);
        trainer->start(support::toyDataset(), toySettings(manyEpochs));
        QTRY_VERIFY(listener.events.contains("epoch 1"));
        if (isPaused) {
            trainer->pause();
            QTRY_VERIFY(listener.events.contains("paused"));
        }
        trainer.reset();
        QVERIFY(!listener.events.contains("failed"));
    }

    void badSettingsEndInOneFailure()
    {
        Trainer trainer;
        const Listener listener(trainer);
        TrainingSettings settings = toySettings();
        settings.learningRate = 0;
        trainer.start(support::toyDataset(), settings);
        QTRY_COMPARE(listener.endings(), 1);
        QVERIFY(listener.events.last().startsWith("failed "));
        QVERIFY(listener.events.last().contains("learning rate"));
        QVERIFY(!trainer.isRunning());
    }
};

QTEST_GUILESS_MAIN(TstTrainer)
#include "tst_trainer.moc"
