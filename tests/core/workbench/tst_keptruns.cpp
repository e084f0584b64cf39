#include "core/workbench/keptruns.h"
#include "tests/support/foreignlock.h"
#include "tests/support/keptrun.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using core::KeptRuns;
using core::Outcome;
using core::RunRecord;
using core::RunStore;

class TstKeptRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_runs = std::make_unique<KeptRuns>(store());
        m_messages.clear();
        m_exported.clear();
        m_changes = 0;
        m_removals = 0;
        connect(m_runs.get(), &KeptRuns::changed, this, [this] {
            QCOMPARE(QThread::currentThread(), thread());
            ++m_changes;
        });
        connect(m_runs.get(), &KeptRuns::runsRemoved, this, [this] { ++m_removals; });
        connect(m_runs.get(), &KeptRuns::curveExported, this, [this](const QString& path) {
            m_exported = path;
        });
        connect(m_runs.get(), &KeptRuns::failed, this, [this](const QString& message) {
            m_messages.append(message);
        });
    }

    void cleanup() { m_runs.reset(); }

    void listsTheNewestFirst()
    {
        const QStringList ids = keepRuns(3);
        QVERIFY(!m_runs->isListed());
        m_runs->load();
        QVERIFY(m_runs->runs().isEmpty()); // not on the caller's time
        QTRY_VERIFY(m_runs->isListed());
        QCOMPARE(listed(), (QStringList{ids[2], ids[1], ids[0]}));
        QCOMPARE(m_runs->run(ids[1])->id, ids[1]);
        QVERIFY(!m_runs->run("none"));
        QCOMPARE(m_runs->problems(), QStringList());
        QVERIFY(!m_runs->isFolderGone());
    }

    void noFolderIsNoRun()
    {
        m_runs->load();
        QTRY_VERIFY(m_runs->isListed());
        QVERIFY(m_runs->runs().isEmpty());
        QVERIFY(!m_runs->isFolderGone()); // there was none before
        QVERIFY(!m_runs->newestInterrupted());
    }

    void saysThatTheFolderIsGone()
    {
        keepRuns(1);
        load();
        QVERIFY(QDir(store().root()).removeRecursively());
        m_runs->read();
        QTRY_VERIFY(m_runs->isFolderGone());
        QVERIFY(m_runs->runs().isEmpty());
        readAgain(); // and it is gone still
        QVERIFY(m_runs->isFolderGone());
        keepRuns(1);
        m_runs->read();
        QTRY_COMPARE(m_runs->runs().size(), 1);
        QVERIFY(!m_runs->isFolderGone());
    }

    void aBrokenCheckpointIsAProblemOfItsOwn()
    {
        const QStringList ids = keepRuns(2);
        QFile broken(store().checkpointPath(ids[0]));
        QVERIFY(broken.resize(100));
        load();
        QCOMPARE(listed(), QStringList{ids[1]});
        QCOMPARE(m_runs->problems().size(), 1);
        QVERIFY2(m_runs->problems()[0].contains(ids[0]), qPrintable(m_runs->problems()[0]));
        QCOMPARE(m_messages, QStringList());
    }

    void callsThatComeWhileItReadsAreOne()
    {
        const QStringList ids = keepRuns(2);
        load();
        m_changes = 0;
        for (int call = 0; call < 10; ++call) {
            m_runs->read();
            m_runs->read(ids[0]);
            m_runs->read(ids[1]);
        }
        keepRuns(1);
        QTRY_COMPARE(m_runs->runs().size(), 3);
        QTRY_COMPARE(m_changes, 2);
        readAgain();
        QCOMPARE(m_changes, 3);
    }

    void readsOneRunAlone()
    {
        const QStringList ids = keepRuns(2);
        load();
        QVERIFY(store().rename(ids[0], "mine"));
        QVERIFY(store().rename(ids[1], "another"));
        m_changes = 0;
        m_runs->read(ids[0]);
        QTRY_COMPARE(m_changes, 1);
        QCOMPARE(m_runs->run(ids[0])->name, QString("mine"));
        QVERIFY(m_runs->run(ids[1])->name != "another");
        m_runs->read("none"); // no run, nothing to say
        QTRY_COMPARE(m_changes, 2);
        QCOMPARE(m_runs->runs().size(), 2);
    }

    void renames()
    {
        const QString id = keepRuns(1).first();
        load();
        const QString before = m_runs->run(id)->name;
        m_runs->rename(id, "  mine ");
        QTRY_COMPARE(m_runs->run(id)->name, QString("mine"));
        m_runs->rename(id, "");
        QTRY_COMPARE(m_runs->run(id)->name, before);
    }

    void saysWhyARunCannotBeRenamed()
    {
        const QString id = keepRuns(1).first();
        load();
        QVERIFY(QDir(store().folder(id)).removeRecursively());
        m_runs->rename(id, "mine");
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(id), qPrintable(m_messages[0]));
        QTRY_VERIFY(m_runs->runs().isEmpty()); // what is there now
    }

    void whatIsRemovedCanBeBroughtBack()
    {
        const QStringList ids = keepRuns(3);
        load();
        m_runs->remove({ids[0], ids[2]});
        QTRY_COMPARE(listed(), QStringList{ids[1]});
        QCOMPARE(m_removals, 1);
        QCOMPARE(m_runs->removed(), (QStringList{ids[0], ids[2]}));
        m_runs->undoRemoval();
        QVERIFY(m_runs->removed().isEmpty());
        QTRY_COMPARE(m_runs->runs().size(), 3);
        QVERIFY(core::readCheckpoint(store().checkpointPath(ids[2])));
        QCOMPARE(m_messages, QStringList());
    }

    void onlyWhatWasRemovedLastIsBroughtBack()
    {
        const QStringList ids = keepRuns(3);
        load();
        m_runs->remove({ids[0]});
        m_runs->remove({ids[1]});
        QTRY_COMPARE(listed(), QStringList{ids[2]});
        m_runs->undoRemoval();
        QTRY_COMPARE(listed(), (QStringList{ids[2], ids[1]}));
        m_runs->undoRemoval(); // there is nothing left
        readAgain();
        QCOMPARE(m_runs->runs().size(), 2);
    }

    /// Else they would be lost at the next start.
    void whatCannotBeBroughtBackYetCanBeLater()
    {
        const QStringList ids = keepRuns(3);
        load();
        m_runs->remove({ids[0], ids[1]});
        QTRY_COMPARE(listed(), QStringList{ids[2]});
        QFile obstacle(store().folder(ids[0]));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        m_runs->undoRemoval();
        QTRY_COMPARE(listed(), (QStringList{ids[2], ids[1]}));
        QCOMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(ids[0]), qPrintable(m_messages[0]));
        QCOMPARE(m_runs->removed(), QStringList{ids[0]});
        QVERIFY(obstacle.remove());
        m_runs->undoRemoval();
        QTRY_COMPARE(m_runs->runs().size(), 3);
        QCOMPARE(m_messages.size(), 1);
    }

    void whatIsGoneIsNotRemoved()
    {
        const QString id = keepRuns(1).first();
        load();
        m_runs->remove({id});
        m_runs->remove({id}); // the key was pressed twice
        QTRY_VERIFY(m_runs->runs().isEmpty());
        readAgain();
        QCOMPARE(m_removals, 1);
        m_runs->undoRemoval();
        QTRY_COMPARE(listed(), QStringList{id});
        QCOMPARE(m_messages, QStringList());
    }

    void aRunThatIsTrainedIsNotRemoved()
    {
        const QStringList ids = keepRuns(2);
        const support::ForeignLock other(store().folder(ids[0]));
        load();
        QVERIFY(m_runs->run(ids[0])->isLive);
        m_runs->remove(ids);
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(ids[0]), qPrintable(m_messages[0]));
        QTRY_COMPARE(listed(), QStringList{ids[0]});
        QCOMPARE(m_runs->removed(), QStringList{ids[1]});
    }

    void whatWasRemovedInWindowsThatAreGoneIsRemovedForGood()
    {
        const QString id = keepRuns(1).first();
        load();
        m_runs->remove({id});
        QTRY_VERIFY(m_runs->runs().isEmpty());
        m_runs.reset();
        QVERIFY(!QDir(store().root())
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                     .isEmpty());
        KeptRuns next(store());
        next.load();
        QTRY_VERIFY(next.isListed());
        QVERIFY(QDir(store().root())
                    .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                    .isEmpty());
    }

    void exportsACurve()
    {
        const QString id = keepRuns(1).first();
        load();
        const QString path = m_folder->filePath("curve.csv");
        m_runs->exportCurve(id, path);
        QTRY_COMPARE(m_exported, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), support::toyRun().curve.csv());
        m_runs->exportCurve(id, m_folder->filePath("no/such/curve.csv"));
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains("curve.csv"), qPrintable(m_messages[0]));
    }

    void theNewestCanBeResumedIfItWasInterrupted_data()
    {
        QTest::addColumn<std::optional<Outcome>>("outcome");
        QTest::addColumn<bool>("canBe");
        QTest::newRow("cut off") << std::optional<Outcome>() << true;
        QTest::newRow("stopped") << std::optional(Outcome::Stopped) << true;
        QTest::newRow("completed") << std::optional(Outcome::Completed) << false;
        QTest::newRow("failed") << std::optional(Outcome::Failed) << false;
    }

    void theNewestCanBeResumedIfItWasInterrupted()
    {
        QFETCH(std::optional<Outcome>, outcome);
        QFETCH(bool, canBe);
        keepRuns(1); // an older one that was cut off
        core::RunState state = support::toyRun(2);
        state.outcome = outcome;
        const QString id = support::keep(store(), state);
        load();
        QCOMPARE(m_runs->newestInterrupted().has_value(), canBe);
        QVERIFY(!canBe || m_runs->newestInterrupted()->id == id);
    }

    void whatAnotherProcessTrainsIsNotInterrupted()
    {
        const QString id = keepRuns(1).first();
        const support::ForeignLock other(store().folder(id));
        load();
        QVERIFY(!m_runs->newestInterrupted());
    }

    void overlaysAreFewAndKeepTheirColours()
    {
        const QStringList ids = keepRuns(6);
        load();
        for (int run = 0; run < 5; ++run) {
            m_runs->setOverlaid(ids[run], true);
        }
        using Overlays = QMap<QString, int>;
        QCOMPARE(
            m_runs->overlays(), (Overlays{{ids[0], 0}, {ids[1], 1}, {ids[2], 2}, {ids[3], 3}}));
        m_runs->setOverlaid(ids[1], false);
        m_runs->setOverlaid(ids[3], true); // it is shown already
        QCOMPARE(m_runs->overlays(), (Overlays{{ids[0], 0}, {ids[2], 2}, {ids[3], 3}}));
        m_runs->setOverlaid(ids[5], true); // takes the free colour
        QCOMPARE(
            m_runs->overlays(), (Overlays{{ids[0], 0}, {ids[2], 2}, {ids[3], 3}, {ids[5], 1}}));
    }

    void anOverlayGoesWithItsRun()
    {
        const QStringList ids = keepRuns(2);
        load();
        m_runs->setOverlaid(ids[0], true);
        m_runs->setOverlaid(ids[1], true);
        m_runs->remove({ids[0]});
        QTRY_COMPARE(m_runs->runs().size(), 1);
        QCOMPARE(m_runs->overlays().keys(), QStringList{ids[1]});
    }

    void finishesWhatItWasAskedForWhenItIsDestroyed()
    {
        const QStringList ids = keepRuns(2);
        load();
        m_runs->rename(ids[0], "mine");
        m_runs->remove({ids[1]});
        m_runs.reset();
        QCOMPARE(store().read(ids[0])->name, QString("mine"));
        QCOMPARE(store().list().size(), 1);
    }

private:
    RunStore store() const { return RunStore(m_folder->filePath("runs")); }

    QStringList keepRuns(int count) const
    {
        QStringList ids;
        for (int run = 0; run < count; ++run) {
            ids.append(support::keep(store(), support::toyRun(static_cast<quint32>(run) + 1)));
        }
        return ids;
    }

    void load()
    {
        m_runs->load();
        QTRY_VERIFY(m_runs->isListed());
    }

    void readAgain()
    {
        const int before = m_changes;
        m_runs->read();
        QTRY_VERIFY(m_changes > before);
    }

    QStringList listed() const
    {
        QStringList ids;
        for (const RunRecord& run : m_runs->runs()) {
            ids.append(run.id);
        }
        return ids;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<KeptRuns> m_runs;
    QStringList m_messages;
    QString m_exported;
    int m_changes = 0;
    int m_removals = 0;
};

QTEST_GUILESS_MAIN(TstKeptRuns)
#include "tst_keptruns.moc"
