#include "core/runs/checkpoint.h"
#include "core/runs/runrecorder.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/foreignlock.h"
#include "tests/support/toyrun.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using core::RunRecorder;
using core::RunState;
using core::RunStatePointer;
using core::RunStore;
using support::FileSizeLimit;

namespace
{

RunStatePointer stateWith(qint64 steps)
{
    auto state = std::make_shared<RunState>(support::toyRun());
    state->epochsDone = 1; // of as many steps as one likes
    state->steps = steps;
    return state;
}

} // namespace

class TstRunRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_recorder = std::make_unique<RunRecorder>(RunStore(m_folder->filePath("runs")));
        m_messages.clear();
        connect(m_recorder.get(), &RunRecorder::failed, this, [this](const QString& message) {
            m_messages.append(message);
        });
    }

    void cleanup() { m_recorder.reset(); }

    void writesTheNewestState()
    {
        QVERIFY(m_recorder->begin());
        const QString path = m_recorder->checkpointPath();
        for (int steps = 1; steps <= 200; ++steps) {
            m_recorder->record(stateWith(steps));
        }
        QVERIFY(m_recorder->finish());
        QCOMPARE(core::readCheckpoint(path)->steps, 200);
        QCOMPARE(m_recorder->id(), QString());
    }

    void writesWhileTheRunGoesOn()
    {
        QVERIFY(m_recorder->begin());
        std::atomic<int> written = 0;
        connect(
            m_recorder.get(), &RunRecorder::recorded, m_recorder.get(), [&] { ++written; },
            Qt::DirectConnection);
        m_recorder->record(stateWith(7));
        QTRY_COMPARE(written.load(), 1);
        QCOMPARE(core::readCheckpoint(m_recorder->checkpointPath())->steps, 7);
        QVERIFY(store().read(m_recorder->id())->isLive);
    }

    void writesWhatHasComeWhenItIsDestroyed()
    {
        QVERIFY(m_recorder->begin());
        const QString path = m_recorder->checkpointPath();
        m_recorder->record(stateWith(9));
        m_recorder.reset();
        QCOMPARE(core::readCheckpoint(path)->steps, 9);
    }

    /// The owner goes on at once; the run is nobody's when its last state is written.
    void endsWithoutWaiting()
    {
        QVERIFY(m_recorder->begin());
        const QString id = m_recorder->id();
        QStringList released;
        connect(
            m_recorder.get(), &RunRecorder::released, m_recorder.get(),
            [&](const QString& run) { released.append(run); }, Qt::QueuedConnection);
        m_recorder->record(stateWith(5));
        m_recorder->end();
        QCOMPARE(m_recorder->id(), QString());
        QVERIFY(m_recorder->begin()); // while the other may be written still
        QTRY_COMPARE(released, QStringList{id});
        QCOMPARE(store().read(id)->state.steps, 5);
        QVERIFY(!store().read(id)->isLive);
    }

    void saysThatTheLastStateIsNotWritten()
    {
        QVERIFY(m_recorder->begin());
        const QString path = m_recorder->checkpointPath();
        const FileSizeLimit limit(20'000);
        m_recorder->record(stateWith(1));
        const auto finished = m_recorder->finish();
        QVERIFY(!finished);
        QVERIFY2(finished.error().message.contains(path), qPrintable(finished.error().message));
    }

    void goesOnWithARunThatNobodyTrains()
    {
        QVERIFY(m_recorder->begin());
        const QString id = m_recorder->id();
        m_recorder->record(stateWith(1));
        RunRecorder other(store());
        const auto refused = other.resume(id);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains("another process trains this run"));
        QVERIFY(m_recorder->finish());
        QVERIFY(!store().read(id)->isLive);
        QVERIFY(other.resume(id));
        other.record(stateWith(2));
        QVERIFY(other.finish());
        QCOMPARE(store().list().size(), 1);
        QCOMPARE(core::readCheckpoint(store().checkpointPath(id))->steps, 2);
    }

    void marksARunThatFailed()
    {
        QVERIFY(m_recorder->begin());
        const QString path = m_recorder->checkpointPath();
        m_recorder->record(stateWith(4));
        m_recorder->endFailed();
        m_recorder.reset();
        const auto read = core::readCheckpoint(path);
        QCOMPARE(read->steps, 4);
        QCOMPARE(read->outcome, std::optional(core::Outcome::Failed));
    }

    void makesAFolderAnewThatVanished()
    {
        QVERIFY(m_recorder->begin());
        const QString path = m_recorder->checkpointPath();
        QVERIFY(QDir(store().root()).removeRecursively());
        m_recorder->record(stateWith(3));
        QVERIFY(m_recorder->finish());
        QCOMPARE(core::readCheckpoint(path)->steps, 3);
        QCOMPARE(m_messages, QStringList());
    }

    /// The lock goes with the folder, and is taken again.
    void aFolderMadeAnewIsLocked()
    {
        QVERIFY(m_recorder->begin());
        const QString id = m_recorder->id();
        QVERIFY(QDir(store().root()).removeRecursively());
        m_recorder->record(stateWith(3));
        QTRY_VERIFY(store().read(id));
        QVERIFY(store().read(id)->isLive);
        QVERIFY(!RunRecorder(store()).resume(id));
    }

    /// Another process went on with the run while its folder was away: it is that one's now.
    void writesNothingIntoARunOfAnotherProcess()
    {
        QVERIFY(m_recorder->begin());
        const QString folder = store().folder(m_recorder->id());
        QVERIFY(QDir(folder).removeRecursively());
        const support::ForeignLock other(folder);
        m_recorder->record(stateWith(3));
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains("another process"), qPrintable(m_messages[0]));
        QVERIFY(!QFile::exists(m_recorder->checkpointPath()));
    }

    void removesTheOldestOfTooManyRuns()
    {
        QString oldest;
        for (int number = 0; number < RunStore::maxRuns; ++number) {
            const auto id = store().create();
            QVERIFY(id);
            oldest = oldest.isEmpty() ? *id : oldest;
        }
        QVERIFY(m_recorder->begin());
        QTRY_VERIFY(!QFile::exists(store().folder(oldest)));
    }

    /// A file stands where the folder was: nothing can be written, whoever the user is.
    void saysOnceWhatCannotBeWrittenAndRecovers()
    {
        QVERIFY(m_recorder->begin());
        const QString path = m_recorder->checkpointPath();
        QVERIFY(QDir(store().root()).removeRecursively());
        QFile obstacle(store().root());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        m_recorder->record(stateWith(1));
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(path), qPrintable(m_messages[0]));
        m_recorder->record(stateWith(2));
        QVERIFY(obstacle.remove());
        m_recorder->record(stateWith(3));
        QVERIFY(m_recorder->finish());
        QCoreApplication::sendPostedEvents(this); // a second message would be among them
        QCOMPARE(m_messages.size(), 1);
        QCOMPARE(core::readCheckpoint(path)->steps, 3);
    }

    /// The kernel refuses to let a file grow, as it does where a disk is full.
    void aFullDiskKeepsTheOldCheckpoint()
    {
        QVERIFY(m_recorder->begin());
        const QString path = m_recorder->checkpointPath();
        std::atomic<int> written = 0;
        connect(
            m_recorder.get(), &RunRecorder::recorded, m_recorder.get(), [&] { ++written; },
            Qt::DirectConnection);
        m_recorder->record(stateWith(1));
        QTRY_COMPARE(written.load(), 1);
        {
            const FileSizeLimit limit(20'000);
            m_recorder->record(stateWith(2));
            QTRY_COMPARE(m_messages.size(), 1);
        }
        QVERIFY2(m_messages[0].contains(path), qPrintable(m_messages[0]));
        QCOMPARE(core::readCheckpoint(path)->steps, 1);
        m_recorder->record(stateWith(3));
        QVERIFY(m_recorder->finish());
        QCOMPARE(core::readCheckpoint(path)->steps, 3);
    }

    void saysWhenNoRunCanBegin()
    {
        QFile obstacle(m_folder->filePath("runs"));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const auto begun = m_recorder->begin();
        QVERIFY(!begun);
        QVERIFY(begun.error().message.contains(m_folder->filePath("runs")));
        m_recorder->record(stateWith(1)); // into the void
        m_recorder->end();
    }

private:
    RunStore store() const { return RunStore(m_folder->filePath("runs")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunRecorder> m_recorder;
    QStringList m_messages;
};

QTEST_GUILESS_MAIN(TstRunRecorder)
#include "tst_runrecorder.moc"
