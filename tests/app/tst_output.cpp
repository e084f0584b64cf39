#include "app/interruptwatcher.h"
#include "core/modelfile/modelfile.h"
#include "core/runs/checkpoint.h"
#include "core/runs/runstore.h"
#include "tests/support/filebytes.h"
#include "tests/support/inprocess.h"
#include "tests/support/program.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using support::Program;

namespace
{

constexpr int outputClosed = 141;

} // namespace

/// What becomes of a command when its output cannot be written, or when it is interrupted.
class TstOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path());
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
        QVERIFY(core::writeModel(path("four"), support::constantModel(4)));
        writeInk(1);
    }

    void lostOutputIsAFailure_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command :
             {"--version", "--help", "train --help", "datasets", "datasets --json",
              "evaluate --model four --dataset toy", "evaluate --model four --dataset toy --json",
              "predict --model four --ink ink",
              "explain --model four --dataset toy --ink ink --json",
              "robustness --model four --dataset toy --deformation noise",
              "export --model four --to c -o net.h",
              "teach --model four --dataset toy --ink ink -o taught",
              "train --hidden 16 --epochs 1000 --dataset toy -o trained"}) {
            QTest::newRow(command) << QString(command);
        }
    }

    void lostOutputIsAFailure()
    {
        QFETCH(QString, command);
        const auto result = run(command, ">/dev/full");
        QCOMPARE(result.code, 1);
        QVERIFY2(
            result.errors.startsWith(
                "digitlab: The output cannot be written: No space left on device"),
            qPrintable(result.errors));
        QCOMPARE(result.errors.trimmed().count('\n'), 0);
    }

    /// What the command is for is done all the same.
    void lostOutputKeepsTheResult()
    {
        run("teach --model four --dataset toy --ink ink -o taught", ">/dev/full");
        QVERIFY(core::readModel(path("taught")));
        const auto trained =
            run("train --hidden 16 --epochs 1000 --dataset toy -o trained", ">/dev/full");
        QVERIFY(core::readModel(path("trained")));
        QVERIFY2(
            trained.errors.contains(
                "What was learned is in trained. To go on: digitlab train "
                "--resume " +
                checkpoint()),
            qPrintable(trained.errors));
        QCOMPARE(core::readCheckpoint(checkpoint())->outcome, core::Outcome::Stopped);
    }

    void aReaderThatGoesEndsARunThatGoesOnLater()
    {
        const QString train = "train --hidden 16 --epochs 1000 --dataset toy -o trained --json";
        const auto result = run(train, "| head -1");
        QCOMPARE(result.code, outputClosed);
        QCOMPARE(result.errors, QString());
        QCOMPARE(result.objects().size(), 1);
        QCOMPARE(result.objects().first()["checkpoint"].toString(), checkpoint());
        QVERIFY(core::readModel(path("trained")));
        const int done = core::readCheckpoint(checkpoint())->epochsDone;
        QVERIFY(done < 1000);
        const auto resumed =
            run(QStringLiteral("train --resume %1 --epochs %2 -o trained --json")
                    .arg(checkpoint())
                    .arg(done + 2),
                "");
        QVERIFY2(resumed.code == 0, qPrintable(resumed.errors));
        QCOMPARE(resumed.objects().last()["outcome"].toString(), QString("completed"));
    }

    void aReaderThatGoesIsNoFailure()
    {
        writeInk(2000); // more than a pipe holds
        const auto result = run("predict --model four --ink ink --json", "| head -1");
        QCOMPARE(result.code, outputClosed);
        QCOMPARE(result.errors, QString());
    }

    /// A terminal shows both streams in one place.
    void aProgressLineMakesRoomForResults()
    {
        writeInk(2500); // more than are read together
        QProcess script;
        script.setWorkingDirectory(m_folder->path());
        script.start(
            "script", {"-qec", Program::path() + " predict --model four --ink ink", "/dev/null"});
        QVERIFY2(script.waitForFinished(), qPrintable(script.errorString()));
        const QString shown = QString::fromUtf8(script.readAllStandardOutput());
        QVERIFY(shown.contains("/2,500"));
        const QRegularExpression glued("drawings\\]\x1b\\[K[^\r]");
        QVERIFY2(!shown.contains(glued), qPrintable(glued.match(shown).captured()));
    }

    /// No file of the run gets the number of stdout, and with it the lines.
    void closedOutputIsAFailure()
    {
        const auto result =
            run("train --hidden 16 --epochs 5 --dataset toy -o trained --json", ">&- <&-");
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains("Bad file descriptor"), qPrintable(result.errors));
        QVERIFY(core::readModel(path("trained")));
        QVERIFY(core::readCheckpoint(checkpoint()));
    }

    void aLimitOfTheFileSizeIsAnOrdinaryFailure()
    {
        const auto result = m_program->runInShell(
            "ulimit -f 8; ", arguments("export --model four --to c -o net.h"), "");
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains("File too large"), qPrintable(result.errors));
        QCOMPARE(result.errors.trimmed().count('\n'), 0);
    }

    void anInterruptSavesWhatWasLearned_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("the system ends") << SIGTERM;
        QTest::newRow("the terminal is closed") << SIGHUP;
    }

    void anInterruptSavesWhatWasLearned()
    {
        QFETCH(int, signal);
        const auto result = m_program->runAndSignal(
            {"train", "--dataset", path("toy"), "--epochs", "1000", "--output", path("a"),
             "--json"},
            "\"epoch\":1", signal);
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().last()["outcome"].toString(), QString("stopped"));
        QVERIFY(core::readModel(path("a")));
        QCOMPARE(core::readCheckpoint(checkpoint())->outcome, core::Outcome::Stopped);
    }

    void nohupIsObeyed()
    {
        const auto ignore = ::signal(SIGHUP, SIG_IGN); // inherited by the program
        const auto result = m_program->runAndSignal(
            {"train", "--dataset", path("toy"), "--hidden", "16", "--epochs", "20", "--output",
             path("a"), "--json"},
            "\"epoch\":1", SIGHUP);
        ::signal(SIGHUP, ignore);
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().last()["outcome"].toString(), QString("completed"));
    }

    void anInterruptBeforeTheRunIsNotLost()
    {
        QStandardPaths::setTestModeEnabled(true);
        app::InterruptWatcher::hold();
        raise(SIGINT);
        const auto result = support::runInProcess(
            {"train", "--dataset", path("toy"), "--epochs", "1000", "--output", path("a")});
        // Whichever the event loop sees first, the interrupt or the beginning.
        const bool isBefore = result.errors == "digitlab: Stopped before the run began\n";
        QVERIFY2(isBefore || result.output.contains("Stopped after"), qPrintable(result.errors));
        QCOMPARE(result.code, isBefore ? 1 : 0);
        QCOMPARE(QFile::exists(path("a")), !isBefore);
    }

    void whatHasNothingToSaveIsEndedAtOnce()
    {
        app::InterruptWatcher::hold();
        app::InterruptWatcher::release();
        QVERIFY(::signal(SIGINT, SIG_DFL) == SIG_DFL);
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    void writeInk(int drawings) const
    {
        const QByteArray drawing = "{\"label\":1,\"strokes\":[[[5,0],[5,50]]]}\n";
        support::writeFileBytes(path("ink"), drawing.repeated(drawings));
    }
    static QStringList arguments(const QString& command) { return command.split(' '); }

    /// In the folder, by a shell that does this to the output.
    Program::Result run(const QString& command, const QString& redirection) const
    {
        return m_program->runInShell("", arguments(command), redirection);
    }

    /// Of the newest run.
    QString checkpoint() const
    {
        const core::RunStore store(path("state/digitlab/runs"));
        const QList<core::RunRecord> runs = store.list();
        return runs.isEmpty() ? QString() : store.checkpointPath(runs.first().id);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TstOutput)
#include "tst_output.moc"
