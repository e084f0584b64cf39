#include "core/base/folderlock.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/runs/checkpoint.h"
#include "core/training/evaluation.h"
#include "core/workbench/trainingrun.h"
#include "tests/support/foreignlock.h"
#include "tests/support/keptrun.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using core::Activity;
using core::CurrentDataset;
using core::CurrentModel;
using core::Doing;
using core::Outcome;
using core::RunState;
using core::RunStore;
using core::TrainingRun;
using core::TrainingSettings;

namespace
{

TrainingSettings toySettings(int epochs = 2)
{
    TrainingSettings settings;
    settings.network = core::Architecture::perceptron({8});
    settings.epochs = epochs;
    settings.threads = 1;
    return settings;
}

constexpr int manyEpochs = TrainingSettings::maxEpochs;

} // namespace

/// Each test has a user's data folder and a store of its own.
class TstTrainingRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"toy", "other"}) {
            QVERIFY(QDir(m_datasets.path()).mkdir(name));
            support::writeIdxFiles(
                *support::toyDataset(QLatin1String(name) == "toy" ? 400 : 300, 50),
                datasetPath(name));
        }
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        QVERIFY(core::modelFolder().startsWith(m_folder->path()));
        m_activity = std::make_unique<Activity>();
        m_model = std::make_unique<CurrentModel>(*m_activity);
        m_dataset = std::make_unique<CurrentDataset>();
        makeRun();
        m_outcome.reset();
        m_curve = {};
    }

    void cleanup()
    {
        m_run.reset();
        m_dataset.reset();
        m_model.reset();
    }

    void signalsComeInOrder()
    {
        load("toy");
        m_run->start(toySettings());
        QVERIFY(m_run->isGoingOn());
        QTRY_COMPARE(m_events.last(), QString("ended"));
        QCOMPARE(
            m_events,
            (QStringList{
                "began", "started", "epoch 0", "epoch 1", "epoch 2", "finished", "ended"}));
        QVERIFY(m_outcome == Outcome::Completed);
        QVERIFY(!m_run->isGoingOn());
        QVERIFY(m_activity->isIdle());
        QCOMPARE(m_run->dataset(), m_dataset->dataset());
        QCOMPARE(m_messages, QStringList());
    }

    void itsSnapshotsBecomeTheCurrentModel()
    {
        load("toy");
        int newer = 0;
        connect(m_model.get(), &CurrentModel::predictorChanged, this, [&] { ++newer; });
        m_run->start(toySettings());
        waitForTheEnd();
        QVERIFY(newer >= 1);
        QVERIFY(m_model->isModified());
        QCOMPARE(m_model->path(), QString());
        QCOMPARE(m_model->name(), QString("784-8-10 1"));
        QCOMPARE(m_model->name(), m_run->name());
        QVERIFY(m_run->isOfModelInUse());
        QTRY_VERIFY(newestRun().outcome == Outcome::Completed);
        QCOMPARE(m_model->predictor()->model().parameters, newestRun().model.parameters);
    }

    /// Whoever looks at the model after an epoch finds what was tested, and under the run's name.
    void theModelOfAnEpochIsThereWhenItEnds()
    {
        load("toy");
        QStringList findings;
        connect(m_run.get(), &TrainingRun::epochEnded, this, [&](const core::EpochResult& result) {
            const auto found = core::evaluate(*m_model->predictor(), m_dataset->dataset()->test);
            QVERIFY(found);
            QCOMPARE(found->score.accuracy, result.test.accuracy);
            findings.append(m_model->name());
        });
        m_run->start(toySettings());
        waitForTheEnd();
        QCOMPARE(findings, (QStringList{"784-8-10 1", "784-8-10 1", "784-8-10 1"}));
    }

    void anUnsavedModelIsKeptFirst()
    {
        load("toy");
        const auto before =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8})));
        m_model->update(before);
        connect(m_model.get(), &CurrentModel::kept, this, [this] { m_events.append("kept"); });
        m_run->start(toySettings());
        waitForTheEnd();
        QCOMPARE(m_events.mid(0, 3), (QStringList{"began", "kept", "started"}));
        QCOMPARE(
            core::readModel(core::modelFolder() + "/model.safetensors")->parameters,
            before->model().parameters);
        QCOMPARE(m_model->name(), QString("784-8-10 1"));
    }

    void doesNotBeginWhereTheModelCannotBeKept()
    {
        load("toy");
        QVERIFY(QDir().mkpath(QFileInfo(core::modelFolder()).path()));
        QFile obstacle(core::modelFolder());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const auto before =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8})));
        m_model->update(before);
        m_run->start(toySettings());
        waitForTheEnd();
        expectRefused(core::modelFolder());
        QCOMPARE(m_model->predictor(), before);
        QVERIFY(m_model->isModified());
    }

    void invalidSettingsFail()
    {
        load("toy");
        m_run->start(toySettings(0));
        waitForTheEnd();
        QCOMPARE(m_events, (QStringList{"began", "started", "failed", "ended"}));
        QCOMPARE(m_messages.size(), 1);
        QVERIFY(m_activity->isIdle());
    }

    void canBeStopped()
    {
        load("toy");
        m_run->start(toySettings(manyEpochs));
        QTRY_VERIFY(m_events.contains("epoch 1"));
        m_run->stop();
        waitForTheEnd();
        QVERIFY(m_outcome == Outcome::Stopped);
        QCOMPARE(m_events.mid(m_events.size() - 2), (QStringList{"finished", "ended"}));
        QTRY_VERIFY(newestRun().outcome == Outcome::Stopped);
    }

    /// While the model before is being kept.
    void canBeStoppedBeforeItStarts()
    {
        load("toy");
        const auto before =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8})));
        m_model->update(before);
        m_run->start(toySettings());
        QVERIFY(m_activity->is(Doing::Saving));
        m_run->stop();
        waitForTheEnd();
        QCOMPARE(m_events, (QStringList{"began", "ended"}));
        QCOMPARE(m_model->predictor(), before);
        QCOMPARE(m_model->path(), core::modelFolder() + "/model.safetensors"); // where it is
        QCOMPARE(m_model->name(), QString("model"));
        QVERIFY(m_activity->isIdle());
        m_run->start(toySettings()); // and the next one begins
        waitForTheEnd(2);
        QVERIFY(m_outcome == Outcome::Completed);
    }

    void canBePaused()
    {
        load("toy");
        m_run->start(toySettings(manyEpochs));
        QTRY_VERIFY(m_events.contains("epoch 1"));
        m_run->pause();
        QTRY_COMPARE(m_events.last(), QString("paused"));
        QVERIFY(m_activity->is(Doing::Paused));
        QVERIFY(m_run->isGoingOn());
        m_run->unpause();
        QTRY_VERIFY(m_events.contains("unpaused"));
        QVERIFY(!m_activity->is(Doing::Paused));
        m_run->pause();
        QTRY_COMPARE(m_events.count("paused"), 2);
        m_run->stop(); // while it is held
        waitForTheEnd();
        QVERIFY(m_outcome == Outcome::Stopped);
        QVERIFY(m_activity->isIdle());
    }

    void isKeptWhileItGoesOn()
    {
        load("toy");
        QVERIFY(m_run->liveRun().isEmpty());
        m_run->start(toySettings(manyEpochs));
        m_run->pause(); // else it is over before a slow disk has written anything
        QTRY_VERIFY(m_keptRunsChanges > 0);
        const QString id = m_run->liveRun();
        QVERIFY(!id.isEmpty());
        QCOMPARE(m_run->checkpointPath(), store().checkpointPath(id));
        QVERIFY(store().read(id)->isLive);
        m_run->stop();
        waitForTheEnd();
        QVERIFY(m_run->liveRun().isEmpty());
        QTRY_VERIFY(!store().read(id)->isLive);
        QVERIFY(newestRun().outcome == Outcome::Stopped);
    }

    void goesOnWhereItCannotBeKept()
    {
        load("toy");
        QFile obstacle(store().root());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        m_run->start(toySettings());
        waitForTheEnd();
        QVERIFY(m_events.contains("notKept"));
        QVERIFY2(m_messages[0].contains(store().root()), qPrintable(m_messages[0]));
        QVERIFY(m_outcome == Outcome::Completed);
        QVERIFY(m_model->isModified());
    }

    void theLastStateIsWrittenWhenItIsAskedFor()
    {
        load("toy");
        bool isWritten = false;
        connect(m_run.get(), &TrainingRun::finished, this, [&] {
            const QString path = m_run->checkpointPath();
            isWritten = m_run->finishRecording() &&
                        core::readCheckpoint(path)->outcome == Outcome::Completed;
        });
        m_run->start(toySettings());
        waitForTheEnd();
        QVERIFY(isWritten);
    }

    void goesOnAsIfItHadNeverBeenInterrupted()
    {
        load("toy");
        const TrainingSettings settings = toySettings(100);
        m_run->start(settings);
        waitForTheEnd();
        QTRY_VERIFY(newestRun().outcome == Outcome::Completed);
        const RunState whole = newestRun();
        m_model->save(m_folder->filePath("whole.safetensors"));
        QTRY_VERIFY(!m_model->isModified());
        stopAfterTheFirstEpoch();
        m_run->start(settings);
        waitForTheEnd(2);
        QVERIFY(m_outcome == Outcome::Stopped);
        QTRY_VERIFY(newestRun().outcome == Outcome::Stopped); // before that it may not be listed
        const QString id = store().list().first().id;
        QTRY_VERIFY(!store().read(id)->isLive);
        const int done = newestRun().epochsDone;
        makeRun(); // as after a restart
        m_run->resume({store().checkpointPath(id), {}, {}});
        QVERIFY(m_run->isGoingOn());
        QCOMPARE(m_run->liveRun(), id); // nobody else resumes it meanwhile
        waitForTheEnd();
        QCOMPARE(m_events.mid(0, 2), (QStringList{"began", "started"}));
        QVERIFY(m_events.contains("epoch " + QString::number(done + 1)));
        QVERIFY(!m_events.contains("epoch " + QString::number(done)));
        QVERIFY(m_curve.test.size() >= done + 1); // what it had measured
        QVERIFY(m_outcome == Outcome::Completed);
        QTRY_VERIFY(newestRun().outcome == Outcome::Completed);
        QVERIFY(newestRun().model.parameters == whole.model.parameters);
        QCOMPARE(newestRun().curve.test, whole.curve.test);
        QVERIFY(m_model->predictor()->model().parameters == whole.model.parameters);
        QCOMPARE(store().list().size(), 2);
    }

    void goesOnForMoreEpochs()
    {
        const QString id = completedRun();
        m_run->resume({store().checkpointPath(id), 4, {}});
        waitForTheEnd();
        QCOMPARE(
            m_events, (QStringList{"began", "started", "epoch 3", "epoch 4", "finished", "ended"}));
        QCOMPARE(newestRun().settings.epochs, 4);
    }

    /// The end of the run before is no place of the longer one's schedule.
    void aRunMadeLongerBeginsWithAllItsMoments()
    {
        const QString id = completedRun();
        const QList<core::Moment> before = store().moments(id);
        QCOMPARE(before.last().epochs, 2);
        QSignalSpy changes(m_run.get(), &core::TrainingRun::momentsChanged);
        m_run->resume({store().checkpointPath(id), 60, {}});
        QTRY_VERIFY(!changes.isEmpty());
        m_run->stop();
        QCOMPARE(changes.first()[1].value<QList<core::Moment>>(), before);
        waitForTheEnd();
    }

    void loadsItsOwnDataset_data()
    {
        QTest::addColumn<QString>("there");
        QTest::addColumn<bool>("isMoved");
        QTest::newRow("none is there") << "" << false;
        QTest::newRow("another one is there") << "other" << false;
        QTest::newRow("it lies elsewhere now") << "other" << true;
    }

    void loadsItsOwnDataset()
    {
        QFETCH(QString, there);
        QFETCH(bool, isMoved);
        const QString id = completedRun();
        forgetDataset();
        if (!there.isEmpty()) {
            load(there);
        }
        QString place;
        if (isMoved) {
            RunState state = newestRun();
            state.datasetFolder = datasetPath("nowhere");
            QVERIFY(core::writeCheckpoint(store().checkpointPath(id), state));
            place = datasetPath("toy");
        }
        m_run->resume({store().checkpointPath(id), 3, place});
        waitForTheEnd();
        QVERIFY2(m_messages.isEmpty(), qPrintable(m_messages.value(0)));
        QVERIFY(m_outcome == Outcome::Completed);
        QCOMPARE(m_dataset->dataset()->name, QString("toy"));
    }

    void aCheckpointFromElsewhereBecomesARunOfTheStore()
    {
        const QString id = completedRun();
        const QString path = m_folder->filePath("mine.safetensors");
        QVERIFY(QFile::copy(store().checkpointPath(id), path));
        m_run->resume({path, 3, {}});
        waitForTheEnd();
        QVERIFY(m_outcome == Outcome::Completed);
        QTRY_COMPARE(store().list().size(), 2);
        QCOMPARE(core::readCheckpoint(path)->epochsDone, 2); // that file is left alone
    }

    void doesNotGoOnWithWhatAnotherProcessTrains()
    {
        const QString id = completedRun();
        const support::ForeignLock other(store().folder(id));
        m_run->resume({store().checkpointPath(id), 3, {}});
        QCOMPARE(m_events.last(), QString("ended"));
        expectRefused("another process");
        QVERIFY(store().read(id)->isLive); // for the other one
    }

    void doesNotGoOnFromABrokenCheckpoint()
    {
        const QString id = completedRun();
        QVERIFY(QFile(store().checkpointPath(id)).resize(1000));
        m_run->resume({store().checkpointPath(id), 3, {}});
        waitForTheEnd();
        expectRefused(id);
        QVERIFY(m_run->liveRun().isEmpty());
        QTRY_VERIFY(!core::isFolderLocked(store().folder(id)));
    }

    void doesNotGoOnFromAFileThatIsNotThere()
    {
        load("toy");
        m_run->resume({m_folder->filePath("none.safetensors"), {}, {}});
        waitForTheEnd();
        expectRefused("none.safetensors");
    }

    void doesNotGoOnWithoutItsDataset_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("message");
        QTest::newRow("it is not known where") << ""
                                               << "is not known";
        QTest::newRow("it is not there") << "nowhere"
                                         << "nowhere";
        QTest::newRow("another one is there") << "other"
                                              << "this run learns dataset";
    }

    void doesNotGoOnWithoutItsDataset()
    {
        QFETCH(QString, place);
        QFETCH(QString, message);
        const QString id = completedRun();
        RunState state = newestRun();
        state.datasetFolder = place.isEmpty() ? QString() : datasetPath(place);
        QVERIFY(core::writeCheckpoint(store().checkpointPath(id), state));
        forgetDataset();
        const core::PredictorPointer before = m_model->predictor();
        m_run->resume({store().checkpointPath(id), 3, {}});
        waitForTheEnd();
        expectRefused(message);
        QCOMPARE(m_model->predictor(), before);
    }

    void canBeStoppedWhileItsDatasetIsLoaded()
    {
        const QString id = completedRun();
        forgetDataset();
        connect(
            m_dataset.get(), &CurrentDataset::loadingBegan, m_run.get(), [this] { m_run->stop(); });
        m_run->resume({store().checkpointPath(id), 3, {}});
        waitForTheEnd();
        QCOMPARE(m_events, (QStringList{"began", "ended"}));
        QTRY_VERIFY(m_dataset->dataset()); // it is of use all the same
        QCOMPARE(m_events, (QStringList{"began", "ended"}));
        QVERIFY(m_activity->isIdle());
    }

    void canBeStoppedWhileItsCheckpointIsRead()
    {
        const QString id = completedRun();
        m_run->resume({store().checkpointPath(id), 3, {}});
        m_run->stop();
        QCOMPARE(m_events, (QStringList{"began", "ended"}));
        m_run->resume({store().checkpointPath(id), 3, {}}); // at once again
        waitForTheEnd(2);
        QVERIFY2(m_messages.isEmpty(), qPrintable(m_messages.value(0)));
        QVERIFY(m_outcome == Outcome::Completed);
    }

    /// Its last state is still being written, which takes a while with a large network.
    void aRunThatHasJustStoppedIsResumedAtOnce()
    {
        load("toy");
        core::TrainingSettings settings;
        settings.network = core::Architecture::perceptron({4096, 2048});
        settings.epochs = core::TrainingSettings::maxEpochs;
        settings.threads = 1;
        m_run->start(settings);
        QTRY_VERIFY(m_run->isTraining());
        const QString checkpoint = m_run->checkpointPath();
        QTRY_VERIFY(QFile::exists(checkpoint));
        m_run->stop();
        waitForTheEnd();
        const QString name = m_run->name();
        m_run->resume({checkpoint, {}, {}});
        QTRY_VERIFY2(m_run->isTraining() || !m_messages.isEmpty(), qPrintable(m_messages.value(0)));
        QCOMPARE(m_run->name(), name);
        QVERIFY2(m_messages.isEmpty(), qPrintable(m_messages.value(0)));
        m_run->stop();
        waitForTheEnd(2);
    }

    void whatWasReachedIsKeptWhenItIsDestroyed_data()
    {
        QTest::addColumn<bool>("isPaused");
        QTest::newRow("mid-run") << false;
        QTest::newRow("while it is held") << true;
    }

    void whatWasReachedIsKeptWhenItIsDestroyed()
    {
        QFETCH(bool, isPaused);
        load("toy");
        m_run->start(toySettings(manyEpochs));
        QTRY_VERIFY(m_events.contains("epoch 1"));
        if (isPaused) {
            m_run->pause();
            QTRY_VERIFY(m_events.contains("paused"));
        }
        m_run.reset();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!m_events.contains("ended"));
        QVERIFY(newestRun().epochsDone >= 1);
        QVERIFY(store().list().first().isInterrupted());
    }

private:
    void makeRun()
    {
        m_run.reset();
        m_run = std::make_unique<TrainingRun>(*m_activity, *m_model, *m_dataset, store());
        m_events.clear();
        m_messages.clear();
        m_keptRunsChanges = 0;
        listen();
    }

    void stopAfterTheFirstEpoch()
    {
        connect(m_run.get(), &TrainingRun::epochEnded, this, [this](const auto& result) {
            if (result.epoch == 1) {
                m_run->stop();
            }
        });
    }

    void forgetDataset()
    {
        m_run.reset();
        m_dataset = std::make_unique<CurrentDataset>();
        makeRun();
    }

    void listen()
    {
        const auto note = [this](const char* event) {
            return [this, event] {
                QCOMPARE(QThread::currentThread(), thread());
                m_events.append(event);
            };
        };
        const auto noteMessage = [this](const char* event) {
            return [this, event](const QString& message) {
                m_messages.append(message);
                m_events.append(event);
            };
        };
        TrainingRun* run = m_run.get();
        connect(run, &TrainingRun::began, this, note("began"));
        connect(
            run, &TrainingRun::started, this,
            [this](const auto&, const auto&, const core::Curve& curve) {
                m_curve = curve;
                m_events.append("started");
            });
        connect(run, &TrainingRun::epochEnded, this, [this](const core::EpochResult& result) {
            m_events.append("epoch " + QString::number(result.epoch));
        });
        connect(run, &TrainingRun::paused, this, note("paused"));
        connect(run, &TrainingRun::unpaused, this, note("unpaused"));
        connect(run, &TrainingRun::finished, this, [this](const core::RunResult& result) {
            QVERIFY(m_run->isGoingOn()); // until all has ended
            m_outcome = result.outcome;
            m_events.append("finished");
        });
        connect(run, &TrainingRun::failed, this, noteMessage("failed"));
        connect(run, &TrainingRun::refused, this, noteMessage("refused"));
        connect(run, &TrainingRun::notKept, this, noteMessage("notKept"));
        connect(run, &TrainingRun::ended, this, note("ended"));
        connect(run, &TrainingRun::keptRunsChanged, this, [this] { ++m_keptRunsChanges; });
    }

    void load(const QString& name)
    {
        m_dataset->load(datasetPath(name));
        QTRY_VERIFY(m_dataset->dataset() && m_dataset->dataset()->name == name);
    }

    void waitForTheEnd(int runs = 1)
    {
        QTRY_COMPARE(m_events.count("ended"), runs);
        QVERIFY(!m_run->isGoingOn());
    }

    /// A run of two epochs on the toy dataset, of which nothing is left but its checkpoint.
    QString completedRun()
    {
        load("toy");
        m_run->start(toySettings());
        waitForTheEnd();
        [this] { QTRY_VERIFY(newestRun().outcome == Outcome::Completed); }();
        const QString id = store().list().value(0).id;
        [&] { QTRY_VERIFY(!core::isFolderLocked(store().folder(id))); }();
        m_model->save(m_folder->filePath("completed.safetensors"));
        [this] { QTRY_VERIFY(m_activity->isIdle()); }();
        makeRun();
        m_outcome.reset();
        return id;
    }

    void expectRefused(const QString& message)
    {
        QCOMPARE(m_events, (QStringList{"began", "refused", "ended"}));
        QCOMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(message), qPrintable(m_messages[0]));
        QVERIFY(m_activity->isIdle());
    }

    RunStore store() const { return RunStore(m_folder->filePath("runs")); }

    /// An empty one while there is none.
    RunState newestRun() const
    {
        const auto runs = store().list();
        const auto state = core::readCheckpoint(store().checkpointPath(runs.value(0).id));
        return state ? *state : RunState();
    }

    QString datasetPath(const QString& name) const { return m_datasets.filePath(name); }

    QTemporaryDir m_datasets;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Activity> m_activity;
    std::unique_ptr<CurrentModel> m_model;
    std::unique_ptr<CurrentDataset> m_dataset;
    std::unique_ptr<TrainingRun> m_run;
    QStringList m_events;
    QStringList m_messages;
    std::optional<Outcome> m_outcome;
    core::Curve m_curve;
    int m_keptRunsChanges = 0;
};

QTEST_GUILESS_MAIN(TstTrainingRun)
#include "tst_trainingrun.moc"
