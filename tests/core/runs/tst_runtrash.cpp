#include "core/runs/checkpoint.h"
#include "core/runs/runtrash.h"
#include "tests/support/foreignlock.h"
#include "tests/support/keptrun.h"
#include "tests/support/nofile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using core::RunTrash;
using support::ForeignLock;

class TstRunTrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = core::RunStore(m_folder->filePath("runs"));
        m_id = support::keep(m_store, support::toyRun());
    }

    void aRunGoesAndComesBackAsItWas()
    {
        QVERIFY(m_store.rename(m_id, "mine"));
        RunTrash trash(m_store);
        QCOMPARE(trash.moveIn({m_id}).ids, QStringList{m_id});
        QVERIFY(m_store.list().isEmpty());
        QVERIFY(trash.giveBack({m_id}));
        QCOMPARE(m_store.list().size(), 1);
        QCOMPARE(m_store.list().first().name, QString("mine"));
        QVERIFY(!m_store.list().first().isLive);
        QVERIFY(core::readCheckpoint(m_store.checkpointPath(m_id)));
    }

    void keepsOnlyWhatItIsTold()
    {
        const QString other = support::keep(m_store, support::toyRun());
        RunTrash trash(m_store);
        QCOMPARE(trash.moveIn({m_id}).ids, QStringList{m_id});
        QCOMPARE(trash.moveIn({other}).ids, QStringList{other});
        trash.keepOnly({other});
        const auto back = trash.giveBack({m_id});
        QVERIFY(!back);
        QVERIFY(back.error().message.contains(m_id));
        QVERIFY(trash.giveBack({other}));
    }

    void oneThatIsTakenTwiceCanBeBroughtBack()
    {
        RunTrash trash(m_store);
        QCOMPARE(trash.moveIn({m_id}).ids, QStringList{m_id});
        const auto again = trash.moveIn({m_id});
        QVERIFY(again.ids.isEmpty());
        QCOMPARE(again.error, QString());
        QVERIFY(trash.giveBack({m_id}));
    }

    void onlyAnAbandonedTrashIsEmptied()
    {
        const QString other = support::keep(m_store, support::toyRun());
        RunTrash trash(m_store);
        QCOMPARE(trash.moveIn({m_id}).ids, QStringList{m_id});
        {
            RunTrash closed(m_store);
            QCOMPARE(closed.moveIn({other}).ids, QStringList{other});
        }
        RunTrash(m_store).emptyAbandoned();
        QVERIFY(trash.giveBack({m_id}));
        const QDir all(m_store.root() + "/.deleted");
        QCOMPARE(all.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    }

    void nothingIsLeftOfAnAbandonedTrash()
    {
        QCOMPARE(RunTrash(m_store).moveIn({m_id}).ids, QStringList{m_id});
        RunTrash(m_store).emptyAbandoned();
        QCOMPARE(
            QDir(m_store.root()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList());
    }

    void aLiveRunStays()
    {
        const ForeignLock lock(m_store.folder(m_id));
        const auto taken = RunTrash(m_store).moveIn({m_id});
        QVERIFY(taken.ids.isEmpty());
        QVERIFY(taken.error.contains("being trained"));
        QCOMPARE(m_store.list().size(), 1);
    }

    void aRunThatIsGoneIsPassedOver()
    {
        QVERIFY(QDir(m_store.folder(m_id)).removeRecursively());
        const auto taken = RunTrash(m_store).moveIn({m_id});
        QVERIFY(taken.ids.isEmpty());
        QCOMPARE(taken.error, QString());
    }

    void ofALinkToAFolderOnlyTheLinkIsRemoved_data()
    {
        QTest::addColumn<QString>("link");
        QTest::newRow("a run in the trash") << "own";
        QTest::newRow("a trash") << "foreign";
    }

    void ofALinkToAFolderOnlyTheLinkIsRemoved()
    {
        QFETCH(QString, link);
        const QString elsewhere = m_folder->filePath("elsewhere");
        QVERIFY(QDir().rename(m_store.folder(m_id), elsewhere));
        RunTrash trash(m_store);
        if (link == "own") {
            QVERIFY(QFile::link(elsewhere, m_store.folder(m_id)));
            QCOMPARE(trash.moveIn({m_id}).ids, QStringList{m_id});
            trash.keepOnly({});
        } else {
            QVERIFY(QDir().mkpath(m_store.root() + "/.deleted"));
            QVERIFY(QFile::link(elsewhere, m_store.root() + "/.deleted/1-1"));
            trash.emptyAbandoned();
            QVERIFY(!QFileInfo(m_store.root() + "/.deleted/1-1").isSymLink());
        }
        QVERIFY(QFile::exists(elsewhere + "/checkpoint.safetensors"));
    }

    void aLockThatIsNoFileKeepsNoTrash_data() { support::addKindsOfNoFile(); }

    void aLockThatIsNoFileKeepsNoTrash()
    {
        QFETCH(QString, kind);
        const QString abandoned = m_store.root() + "/.deleted/1-1";
        QVERIFY(QDir().mkpath(abandoned));
        const support::NoFile lock(kind, abandoned + "/lock");
        RunTrash(m_store).emptyAbandoned();
        QVERIFY(!lock.wasOpened());
        QVERIFY(!QFileInfo::exists(abandoned));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    core::RunStore m_store;
    QString m_id;
};

QTEST_GUILESS_MAIN(TstRunTrash)
#include "tst_runtrash.moc"
