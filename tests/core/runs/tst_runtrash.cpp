#include "core/runs/checkpoint.h"
#include "core/runs/runtrash.h"
#include "tests/support/toyrun.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

class TstRunTrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = core::RunStore(m_folder->filePath("runs"));
        const auto id = m_store.create();
        QVERIFY(id);
        m_id = *id;
        QVERIFY(core::writeCheckpoint(m_store.checkpointPath(m_id), support::toyRun()));
    }

    void aRunGoesAndComesBackAsItWas()
    {
        QVERIFY(m_store.rename(m_id, "mine"));
        const core::RunTrash trash(m_store);
        QCOMPARE(trash.take({m_id}).ids, QStringList{m_id});
        QVERIFY(m_store.list().isEmpty());
        QVERIFY(trash.giveBack({m_id}));
        QCOMPARE(m_store.list().size(), 1);
        QCOMPARE(m_store.list().first().name, QString("mine"));
        QVERIFY(core::readCheckpoint(m_store.checkpointPath(m_id)));
    }

    void anEmptiedTrashGivesNothingBack()
    {
        const core::RunTrash trash(m_store);
        QCOMPARE(trash.take({m_id}).ids, QStringList{m_id});
        trash.empty();
        const auto back = trash.giveBack({m_id});
        QVERIFY(!back);
        QVERIFY(back.error().message.contains(m_id));
        QCOMPARE(
            QDir(m_store.root()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList());
    }

    void aLiveRunStays()
    {
        const auto lock = core::tryRunLock(m_store.folder(m_id));
        QVERIFY(lock);
        const auto taken = core::RunTrash(m_store).take({m_id});
        QVERIFY(taken.ids.isEmpty());
        QVERIFY(taken.error.contains("being trained"));
        QCOMPARE(m_store.list().size(), 1);
    }

    void aRunThatIsGoneIsAnError()
    {
        QVERIFY(QDir(m_store.folder(m_id)).removeRecursively());
        const auto taken = core::RunTrash(m_store).take({m_id, "other"});
        QVERIFY(taken.ids.isEmpty());
        QVERIFY(taken.error.contains("other"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    core::RunStore m_store;
    QString m_id;
};

QTEST_GUILESS_MAIN(TstRunTrash)
#include "tst_runtrash.moc"
