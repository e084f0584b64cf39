#include "core/base/folderlock.h"
#include "core/modelfile/modelfile.h"
#include "core/runs/checkpoint.h"
#include "core/runs/runstore.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/foreignlock.h"
#include "tests/support/program.h"
#include "tests/support/toydata.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using support::Program;

namespace
{

/// Deformed images, a falling rate and two threads: whatever a run has that could go wrong. Some
/// hundred batches an epoch, so that most interruptions come within one.
const QStringList settings{"--hidden",       "32",
                           "--epochs",       "6",
                           "--batch-size",   "8",
                           "--schedule",     "cosine",
                           "--augmentation", "rotation=10,shift=1,elastic=0.5",
                           "--no-digit",     "0.05",
                           "--held-out",     "100",
                           "--threads",      "2",
                           "--json"};

} // namespace

/// Drives the real program: what was cut off goes on as if nothing had been.
class TstResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::writeIdxFiles(*support::toyDataset(3000, 200), toy()); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path());
    }

    void endsTheSameThoughKilledTwentyTimes()
    {
        QElapsedTimer timer;
        timer.start();
        const core::Model whole = train({});
        const qint64 wholeRun = timer.elapsed();
        QRandomGenerator random(20);
        int killed = 0;
        int resumed = 0;
        while (killed < 20 || resumed < 5) {
            // The first may come before there is a checkpoint: then the run begins anew.
            const QString checkpoint = newestCheckpoint();
            QStringList arguments = checkpoint.isEmpty() || isComplete(checkpoint)
                                        ? begin()
                                        : QStringList{"train", "--resume", checkpoint, "--json"};
            resumed += arguments.contains("--resume") ? 1 : 0;
            arguments << "--output" << path("killed.safetensors");
            killed += runAndKill(arguments, random.bounded(wholeRun / 2)) ? 1 : 0;
        }
        const QString checkpoint = newestCheckpoint();
        QVERIFY(!checkpoint.isEmpty());
        const core::Model model = train({"--resume", checkpoint});
        QVERIFY(model.parameters == whole.parameters);
        QCOMPARE(
            model.passport.value(core::passport::temperature),
            whole.passport.value(core::passport::temperature));
    }

    void goesOnAfterCtrlC()
    {
        const core::Model whole = train({});
        const auto stopped = m_program->runAndSignal(
            begin() << "--output" << path("stopped.safetensors"), "\"epoch\":2", SIGINT);
        QCOMPARE(stopped.code, 0);
        const QJsonObject end = stopped.objects().last();
        QCOMPARE(end["outcome"].toString(), QString("stopped"));
        const core::Model model = train({"--resume", end["checkpoint"].toString()});
        QVERIFY(model.parameters == whole.parameters);
    }

    void aLongerRunIsTheSameAsOneAskedForAtOnce()
    {
        const QStringList plain{"--hidden", "16", "--threads", "1", "--dataset", toy()};
        const auto output = [this](const char* name) {
            return QStringList{"--output", path(name), "--json"};
        };
        const QStringList train{"train"};
        QCOMPARE(
            m_program->run(train + plain + QStringList{"--epochs", "2"} + output("a")).code, 0);
        const auto longer = m_program->run(
            train + QStringList{"--resume", newestCheckpoint(), "--epochs", "4"} + output("b"));
        QVERIFY2(longer.code == 0, qPrintable(longer.errors));
        QCOMPARE(longer.objects().last()["epochs_done"].toInt(), 4);
        QCOMPARE(
            m_program->run(train + plain + QStringList{"--epochs", "4"} + output("c")).code, 0);
        QVERIFY(core::readModel(path("b"))->parameters == core::readModel(path("c"))->parameters);
        QCOMPARE(store().list().size(), 2);
    }

    void aCheckpointFromElsewhereBeginsARunOfItsOwn()
    {
        train({});
        const QString copy = path("copy.safetensors");
        QVERIFY(QFile::copy(newestCheckpoint(), copy));
        train({"--resume", copy, "--epochs", "7"});
        QCOMPARE(store().list().size(), 2);
        QCOMPARE(core::readCheckpoint(copy)->epochsDone, 6);
    }

    void refusesWhatCannotGoOn_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QStringList& arguments, int code,
                            const char* message) {
            QTest::newRow(name) << arguments << code << QString(message);
        };
        row("no such file", {"--resume", "none.safetensors"}, 1, "no such file");
        row("a model", {"--resume", "MODEL"}, 1, "expected `digitlab-run`");
        row("other settings", {"--resume", "RUN", "--seed", "3"}, 2, "--seed cannot stand beside");
        row("fewer epochs", {"--resume", "RUN", "--epochs", "1"}, 1, "epochs done: expected");
        row("fewer than begun", {"--resume", "PART", "--epochs", "2"}, 1,
            "epochs: expected at least 3, since the run is in epoch 3 already, found 2");
        row("another dataset", {"--resume", "RUN", "--dataset", "OTHER"}, 1, "SHA-256");
    }

    void refusesWhatCannotGoOn()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, message);
        train({});
        support::writeIdxFiles(*support::toyDataset(100, 50), path("other"));
        writePart(path("part.safetensors"));
        arguments.replaceInStrings("PART", path("part.safetensors"));
        arguments.replaceInStrings("RUN", newestCheckpoint());
        arguments.replaceInStrings("MODEL", path("model.safetensors"));
        arguments.replaceInStrings("OTHER", path("other"));
        const QByteArray before = contents(newestCheckpoint());
        const auto result = m_program->run(QStringList{"train"} + arguments);
        QCOMPARE(result.code, code);
        QVERIFY2(result.errors.contains(message), qPrintable(result.errors));
        QCOMPARE(result.errors.count('\n'), 1);
        QCOMPARE(contents(newestCheckpoint()), before);
    }

    void refusesARunThatIsBeingTrained()
    {
        train({});
        const auto lock = core::tryFolderLock(QFileInfo(newestCheckpoint()).path());
        QVERIFY(lock);
        const auto result = m_program->run({"train", "--resume", newestCheckpoint()});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains("another process"), qPrintable(result.errors));
    }

    /// What it has reached when the other one ends is not known before that.
    void readsNoCheckpointOfARunThatIsBeingTrained()
    {
        train({});
        QFile checkpoint(newestCheckpoint());
        const support::ForeignLock other(QFileInfo(checkpoint).path());
        QVERIFY(checkpoint.resize(checkpoint.size() / 2));
        const auto result = m_program->run({"train", "--resume", checkpoint.fileName()});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains("another process"), qPrintable(result.errors));
    }

    /// There is room for the model, and none for its moments beside it.
    void offersNoCheckpointThatCouldNotBeWritten()
    {
        const support::FileSizeLimit limit(150'000);
        const auto result = m_program->run(begin() << "--output" << path("model.safetensors"));
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QVERIFY2(result.errors.contains("training goes on"), qPrintable(result.errors));
        QVERIFY2(result.errors.contains("What the run ended with"), qPrintable(result.errors));
        QVERIFY(core::readModel(path("model.safetensors")));
        QCOMPARE(result.objects().last()["checkpoint"].toString(), QString());
    }

    void trainsWhereNothingCanBeKept()
    {
        // A file stands where the folder for states should be.
        QFile obstacle(path("state"));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const auto result = m_program->run(begin() << "--output" << path("model.safetensors"));
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QVERIFY2(result.errors.contains(path("state")), qPrintable(result.errors));
        QVERIFY(result.errors.contains("training goes on"));
        QVERIFY(core::readModel(path("model.safetensors")));
        QCOMPARE(result.objects().last()["checkpoint"].toString(), QString());
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString toy() const { return m_data.filePath("toy"); }
    core::RunStore store() const { return core::RunStore(path("state/digitlab/runs")); }

    QStringList begin() const { return QStringList{"train", "--dataset", toy()} + settings; }

    /// Trains to the end, from the beginning or from a checkpoint.
    core::Model train(const QStringList& resumption)
    {
        QStringList arguments =
            resumption.isEmpty() ? begin() : QStringList{"train", "--json"} + resumption;
        arguments << "--output" << path("model.safetensors");
        const auto result = m_program->run(arguments);
        if (result.code != 0) {
            qFatal("%s", qPrintable(result.errors));
        }
        return core::readModel(path("model.safetensors")).value();
    }

    /// The checkpoint of the newest run, which is complete, as if it had been stopped in epoch 3.
    void writePart(const QString& file) const
    {
        constexpr int batches = 10;
        core::RunState state = core::readCheckpoint(newestCheckpoint()).value();
        state.steps = state.steps / state.epochsDone * 2 + batches;
        state.epochsDone = 2;
        state.samplesDone = qint64(batches) * state.settings.batchSize;
        state.outcome = core::Outcome::Stopped;
        state.curve.dropTestAfter(2);
        state.curve.train.removeIf([](const core::CurvePoint& point) { return point.epoch > 3; });
        QVERIFY(core::writeCheckpoint(file, state));
    }

    /// Kills the program so long after its first words; false if it had ended by then.
    bool runAndKill(const QStringList& arguments, qint64 milliseconds) const
    {
        QProcess process;
        process.setProcessEnvironment(m_program->environment());
        process.start(Program::path(), arguments);
        process.waitForReadyRead();
        if (process.waitForFinished(static_cast<int>(milliseconds))) {
            return false;
        }
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished();
        return true;
    }

    QString newestCheckpoint() const
    {
        const QList<core::RunRecord> runs = store().list();
        return runs.isEmpty() ? QString() : store().checkpointPath(runs.first().id);
    }

    static bool isComplete(const QString& checkpoint)
    {
        return core::readCheckpointHeader(checkpoint)->outcome == core::Outcome::Completed;
    }

    static QByteArray contents(const QString& file)
    {
        QFile bytes(file);
        return bytes.open(QIODevice::ReadOnly) ? bytes.readAll() : QByteArray();
    }

    QTemporaryDir m_data;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TstResume)
#include "tst_resume.moc"
