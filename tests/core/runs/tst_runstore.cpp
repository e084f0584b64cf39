#include "core/base/folderlock.h"
#include "core/runs/checkpoint.h"
#include "core/runs/runstore.h"
#include "tests/support/filebytes.h"
#include "tests/support/nofile.h"
#include "tests/support/toymodel.h"
#include "tests/support/toyrun.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using core::RunRecord;
using core::RunStore;

class TstRunStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<RunStore>(m_folder->filePath("runs"));
    }

    void namesTheStateFolder()
    {
        qputenv("XDG_STATE_HOME", "/some/where");
        QCOMPARE(core::stateFolder(), QString("/some/where/digitlab"));
        qputenv("XDG_STATE_HOME", "not/absolute");
        QCOMPARE(core::stateFolder(), QDir::homePath() + "/.local/state/digitlab");
        qunsetenv("XDG_STATE_HOME");
        QCOMPARE(core::stateFolder(), QDir::homePath() + "/.local/state/digitlab");
        QCOMPARE(RunStore().root(), core::stateFolder() + "/runs");
        QStandardPaths::setTestModeEnabled(true);
        QVERIFY(core::stateFolder() != QDir::homePath() + "/.local/state/digitlab");
        QStandardPaths::setTestModeEnabled(false);
    }

    void isEmptyAtFirst() { QVERIFY(m_store->list().isEmpty()); }

    void listsTheNewestFirst()
    {
        const QString a = addRun(1);
        const QString b = addRun(2);
        const QList<RunRecord> runs = m_store->list();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].id, b);
        QCOMPARE(runs[1].id, a);
        QCOMPARE(runs[0].state.settings.seed, 2U);
        QVERIFY(qAbs(runs[0].started.secsTo(QDateTime::currentDateTime())) < 60);
        QVERIFY(runs[0].name.startsWith("repaired, "));
        QCOMPARE(runs[0].test()->accuracy, 0.9);
    }

    void namesABrokenRunAndListsTheOthers()
    {
        const QString a = addRun(1);
        const QString b = addRun(2);
        QVERIFY(QFile::resize(m_store->checkpointPath(b), 100));
        QStringList problems;
        const QList<RunRecord> runs = m_store->list(&problems);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs[0].id, a);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems[0].contains(b));
        QVERIFY(QFile::exists(m_store->checkpointPath(b)));
    }

    void keepsTheLastFifty()
    {
        QStringList ids;
        for (int i = 0; i < RunStore::maxRuns + 3; ++i) {
            ids.append(addRun(i + 1));
        }
        m_store->prune();
        const QList<RunRecord> runs = m_store->list();
        QCOMPARE(runs.size(), RunStore::maxRuns);
        QCOMPARE(runs.first().id, ids.last());
        QCOMPARE(runs.last().id, ids[3]);
    }

    void prunesNoRunThatIsLive()
    {
        const QString oldest = addRun(1);
        const auto lock = core::tryFolderLock(m_store->folder(oldest));
        QVERIFY(lock);
        for (int i = 0; i < RunStore::maxRuns + 1; ++i) {
            addRun(i + 2);
        }
        m_store->prune();
        QVERIFY(m_store->read(oldest)->isLive);
        QVERIFY(!m_store->remove(oldest));
        QVERIFY(QFile::exists(m_store->checkpointPath(oldest)));
    }

    void aNewRunHasTheNextNumberOfItsPreset()
    {
        const core::TrainingSettings repaired{.preset = "repaired"};
        QCOMPARE(m_store->newName(repaired), QString("repaired 1"));
        QVERIFY(m_store->create("repaired 2"));
        QVERIFY(m_store->create("repaired by hand")); // no number of ours
        QVERIFY(m_store->create("quick 7"));
        QCOMPARE(m_store->newName(repaired), QString("repaired 3"));
        QVERIFY(m_store->create("repaired 10"));
        QCOMPARE(m_store->newName(repaired), QString("repaired 11"));
        const core::TrainingSettings own{.network = core::Architecture::perceptron({8})};
        QCOMPARE(m_store->newName(own), QString("784-8-10 1"));
    }

    void renames()
    {
        const QString id = addRun(1);
        QVERIFY(m_store->rename(id, "  the  best\none "));
        QCOMPARE(m_store->read(id)->name, QString("the best one"));
        QVERIFY(m_store->rename(id, QString(500, 'x')));
        QCOMPARE(m_store->read(id)->name, QString(RunStore::maxNameLength, 'x'));
        QVERIFY(m_store->rename(id, ""));
        QVERIFY(m_store->read(id)->name.startsWith("repaired, "));
    }

    void removes()
    {
        const QString id = addRun(1);
        QVERIFY(m_store->remove(id));
        QVERIFY(!QFile::exists(m_store->folder(id)));
        QVERIFY(m_store->list().isEmpty());
    }

    void onlyWhatWasCutOffOrStoppedCanGoOn()
    {
        const auto isInterrupted = [this](const QString& id) {
            return m_store->read(id)->isInterrupted();
        };
        QVERIFY(isInterrupted(addRun(1, std::nullopt)));
        const QString stopped = addRun(2, core::Outcome::Stopped);
        QVERIFY(isInterrupted(stopped));
        {
            const auto lock = core::tryFolderLock(m_store->folder(stopped));
            QVERIFY(!isInterrupted(stopped));
        }
        QVERIFY(isInterrupted(stopped));
        QVERIFY(!isInterrupted(addRun(3, core::Outcome::Completed)));
        QVERIFY(!isInterrupted(addRun(4, core::Outcome::Failed)));
    }

    void knowsItsOwnCheckpoints()
    {
        const QString id = addRun(1);
        QCOMPARE(m_store->idOf(m_store->checkpointPath(id)), id);
        const QString copy = m_folder->filePath("copy.safetensors");
        QVERIFY(QFile::copy(m_store->checkpointPath(id), copy));
        QCOMPARE(m_store->idOf(copy), QString());
        QCOMPARE(m_store->idOf("no such file"), QString());
    }

    void givesTheModel()
    {
        const QString id = addRun(5);
        QCOMPARE(m_store->model(id)->parameters, support::toyRun(5).model.parameters);
    }

    void saysWhatCannotBeWritten()
    {
        const QString id = addRun(1);
        QVERIFY(QDir(m_store->folder(id)).removeRecursively());
        const auto renamed = m_store->rename(id, "x");
        QVERIFY(!renamed);
        QVERIFY(renamed.error().message.contains(id));
        QFile file(m_folder->filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto made = RunStore(file.fileName() + "/runs").create();
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(file.fileName()));
    }

    void aNameThatIsNoFileIsNone_data() { support::addKindsOfNoFile(); }

    void aNameThatIsNoFileIsNone()
    {
        QFETCH(QString, kind);
        const QString id = addRun(1);
        const support::NoFile name(kind, m_store->folder(id) + "/name.txt");
        const QList<RunRecord> runs = m_store->list();
        QVERIFY(!name.wasOpened());
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs[0].name.size() <= RunStore::maxNameLength);
        QVERIFY(!runs[0].name.contains(QChar(0)));
        QVERIFY(kind == "huge file" || runs[0].name.startsWith("repaired, "));
    }

    void aCheckpointThatIsNoFileIsAProblem_data() { support::addKindsOfNoFile(); }

    void aCheckpointThatIsNoFileIsAProblem()
    {
        QFETCH(QString, kind);
        const QString good = addRun(1);
        const QString bad = addRun(2);
        const support::NoFile checkpoint(kind, m_store->checkpointPath(bad));
        QStringList problems;
        const QList<RunRecord> runs = m_store->list(&problems);
        QVERIFY(!checkpoint.wasOpened());
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs[0].id, good);
        QCOMPARE(problems.size(), kind == "link to nowhere" ? 0 : 1);
        QVERIFY(problems.isEmpty() || problems[0].startsWith(m_store->checkpointPath(bad)));
        const auto model = m_store->model(bad);
        QVERIFY(!model && model.error().message.startsWith(m_store->checkpointPath(bad)));
        QVERIFY(!checkpoint.wasOpened());
    }

    void aLockThatIsNoFileLocksNothing_data() { support::addKindsOfNoFile(); }

    void aLockThatIsNoFileLocksNothing()
    {
        QFETCH(QString, kind);
        const QString id = addRun(1, std::nullopt);
        const support::NoFile lock(kind, m_store->folder(id) + "/lock");
        const QList<RunRecord> runs = m_store->list();
        QVERIFY(!lock.wasOpened());
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs[0].isInterrupted());
        m_store->prune();
        QVERIFY(m_store->remove(id));
        QVERIFY(!lock.wasOpened());
    }

    void momentsThatAreNoFilesAreNone_data() { support::addKindsOfNoFile(); }

    void momentsThatAreNoFilesAreNone()
    {
        QFETCH(QString, kind);
        const QString id = addRun(1);
        const QString moments = m_store->folder(id) + "/moments";
        QVERIFY(QDir().mkpath(moments));
        const QString path = moments + "/000000000000-of-100.safetensors";
        const support::NoFile moment(kind, path);
        QCOMPARE(m_store->list()[0].moments, kind == "huge file" ? 1 : 0);
        QVERIFY(!core::readMoment(path));
        QVERIFY(!moment.wasOpened());
    }

    void noRunHasAMomentBeyondItsEnd()
    {
        const QString id = addRun(1);
        QVERIFY(QDir().mkpath(m_store->folder(id) + "/moments"));
        for (const char* name :
             {"999999999999999-of-1", "000000000101-of-0", "000000000001-of-999999999999999",
              "000000100001-of-100", "000000100000-of-100"}) {
            support::writeFileBytes(m_store->folder(id) + "/moments/" + name + ".safetensors", "x");
        }
        const QList<core::Moment> moments = m_store->moments(id);
        QCOMPARE(moments.size(), 1);
        QCOMPARE(moments[0].epochs, 1000.0);
    }

    void namesAreOneHarmlessLine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("name");
        QTest::newRow("lines") << QByteArray("one\ntwo\n") << "one two";
        QTest::newRow("escape") << QByteArray("\x1b[2Jgone\n") << QStringLiteral("\ufffd[2Jgone");
        QTest::newRow("no UTF-8") << QByteArray("a\xff"
                                                "b")
                                  << QStringLiteral("a\ufffdb");
        QTest::newRow("turned around")
            << QString("a\u202eb").toUtf8() << QStringLiteral("a\ufffdb");
        QTest::newRow("too long") << QByteArray(100'000, 'x') << QString(80, 'x');
    }

    void namesAreOneHarmlessLine()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, name);
        const QString id = addRun(1);
        support::writeFileBytes(m_store->folder(id) + "/name.txt", content);
        QCOMPARE(m_store->list().value(0).name, name);
        QVERIFY(m_store->rename(id, QString::fromUtf8(content)));
        QCOMPARE(m_store->list().value(0).name, name);
    }

    void aPresetIsNamedInOneHarmlessLine()
    {
        core::RunState state = support::toyRun(1);
        state.model.passport[core::passport::preset] = "\x1b[2J\n" + QString(100'000, 'x');
        const QString id = *m_store->create();
        QVERIFY(core::writeCheckpoint(m_store->checkpointPath(id), state));
        const QString name = m_store->list().value(0).name;
        QVERIFY(name.startsWith(QStringLiteral("\ufffd[2J xxx")));
        QVERIFY(name.size() < 120);
    }

    void ofALinkToAFolderOnlyTheLinkIsRemoved()
    {
        const QString id = addRun(1);
        const QString elsewhere = m_folder->filePath("elsewhere");
        QVERIFY(QDir().rename(m_store->folder(id), elsewhere));
        QVERIFY(QFile::link(elsewhere, m_store->folder(id)));
        QCOMPARE(m_store->list().size(), 1);
        QVERIFY(m_store->remove(id));
        QVERIFY(m_store->list().isEmpty());
        QVERIFY(!QFileInfo(m_store->folder(id)).isSymLink());
        QVERIFY(QFile::exists(elsewhere + "/checkpoint.safetensors"));
    }

private:
    QString addRun(quint32 seed, std::optional<core::Outcome> outcome = core::Outcome::Completed)
    {
        core::RunState state = support::toyRun(seed);
        state.outcome = outcome;
        const auto id = m_store->create();
        if (!id || !core::writeCheckpoint(m_store->checkpointPath(*id), state)) {
            qFatal("a run cannot be added");
        }
        return *id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunStore> m_store;
};

QTEST_GUILESS_MAIN(TstRunStore)
#include "tst_runstore.moc"
