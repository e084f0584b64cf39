#include "core/modelfile/modelfile.h"
#include "core/runs/runrecorder.h"
#include "core/runs/runtrash.h"
#include "tests/support/filebytes.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/foreignlock.h"
#include "tests/support/keptrun.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using core::Moment;
using core::RunRecorder;
using core::RunStore;

namespace
{

core::TakenMomentPointer momentAt(qint64 samples, unsigned seed = 1)
{
    return std::make_shared<core::TakenMoment>(
        samples, 100, support::randomModel(core::Architecture::perceptron({8}), seed));
}

QList<double> epochsOf(const QList<Moment>& moments)
{
    QList<double> epochs;
    for (const Moment& moment : moments) {
        epochs.append(moment.epochs);
    }
    return epochs;
}

} // namespace

/// The files of a run's moments, written by its recorder.
class TstMoments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = RunStore(m_folder->filePath("runs"));
    }

    void areWrittenInOrderWithTheStates()
    {
        RunRecorder recorder(m_store);
        QVERIFY(recorder.begin());
        const QString id = recorder.id();
        QList<QList<double>> told;
        connect(
            &recorder, &RunRecorder::momentsChanged, &recorder,
            [&](const QString& run, const QList<Moment>& moments) {
                QCOMPARE(run, id);
                told.append(epochsOf(moments));
            },
            Qt::QueuedConnection);
        recorder.recordMoment(momentAt(0));
        recorder.recordMoment(momentAt(25, 7));
        recorder.record(std::make_shared<core::RunState>(support::toyRun()));
        recorder.recordMoment(momentAt(200));
        QVERIFY(recorder.finish());
        QTRY_COMPARE(told, (QList<QList<double>>{{0}, {0, 0.25}, {0, 0.25, 2}}));
        const QList<Moment> moments = m_store.moments(id);
        QCOMPARE(epochsOf(moments), (QList<double>{0, 0.25, 2}));
        const auto read = core::readModel(moments[1].path);
        QVERIFY(read);
        QCOMPARE(read->parameters, momentAt(25, 7)->model.parameters);
        QCOMPARE(m_store.read(id)->moments, 3);
        QVERIFY(!m_store.read(id)->wereMomentsRemoved);
    }

    /// A killed run may have taken moments after its last state.
    void aResumedRunDropsLaterOnes()
    {
        const QString id = keepRun({0, 50, 100, 200, 300});
        RunRecorder recorder(m_store);
        QVERIFY(recorder.resume(id));
        recorder.dropMomentsAfter(100);
        recorder.recordMoment(momentAt(150));
        QVERIFY(recorder.finish());
        QCOMPARE(epochsOf(m_store.moments(id)), (QList<double>{0, 0.5, 1, 1.5}));
    }

    /// 27 epochs, then as far as 200: what there is room for stays until there is none.
    void aRunMadeLongerKeepsWhatThereIsRoomFor()
    {
        const QList<qint64> before = core::momentSchedule(27, 100, 1, 10'000);
        const QString id = keepRun(before);
        RunRecorder recorder(m_store);
        QVERIFY(recorder.resume(id));
        QList<qsizetype> counts;
        connect(
            &recorder, &RunRecorder::momentsChanged, &recorder,
            [&](const QString&, const QList<Moment>& moments) { counts.append(moments.size()); },
            Qt::DirectConnection);
        recorder.dropMomentsAfter(2700);
        QList<qint64> ahead = core::momentSchedule(200, 100, 1, 10'000);
        ahead.removeIf([](qint64 place) { return place <= 2700; });
        for (const qint64 place : std::as_const(ahead)) {
            recorder.recordMoment(momentAt(place));
        }
        QVERIFY(recorder.finish());
        QCOMPARE(counts.size(), ahead.size() + 1);
        QCOMPARE(counts.first(), before.size());
        QCOMPARE(std::ranges::max(counts), core::maxMomentsOfRun);
        QCOMPARE(counts.last(), core::maxMomentsOfRun);
        const QList<double> epochs = epochsOf(m_store.moments(id));
        QCOMPARE(epochs.first(), 0);
        QCOMPARE(epochs.last(), 200);
    }

    /// Files without content, which take no room of the disk.
    void aRunKeepsToItsBytes()
    {
        const QString id = keepRun({0, 50, 100});
        for (const int epoch : {2, 3, 4, 5}) {
            const QString name = QStringLiteral("/moments/%1-of-100.safetensors").arg(epoch * 100);
            QFile file(m_store.folder(id) + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(24'975'000));
        }
        QVERIFY(core::writeMoment(m_store.folder(id), *momentAt(600)));
        QVERIFY(core::momentBytes(m_store.folder(id)) <= core::maxMomentBytesOfRun);
        QCOMPARE(epochsOf(m_store.moments(id)), (QList<double>{0, 0.5, 1, 3, 4, 5, 6}));
        QVERIFY(core::writeMoment(m_store.folder(id), *momentAt(600, 2))); // takes its own place
        QCOMPARE(m_store.moments(id).size(), 7);
    }

    void otherFilesAreLeftAlone()
    {
        const QString id = keepRun({0, 50});
        const QString notes = m_store.folder(id) + "/moments/notes.txt";
        support::writeFileBytes(notes, "mine");
        support::writeFileBytes(m_store.folder(id) + "/moments/1-of-0.safetensors", "no place");
        QCOMPARE(m_store.moments(id).size(), 2);
        core::dropMomentsAfter(m_store.folder(id), 49);
        QCOMPARE(epochsOf(m_store.moments(id)), QList<double>{0});
        core::removeMoments(m_store.folder(id));
        QVERIFY(QFile::exists(notes));
    }

    void theOldestRunsMomentsGoFirst()
    {
        const QString oldest = keepRun({0, 100});
        const QString middle = keepRun({0, 100});
        const QString newest = keepRun({0, 100});
        const qint64 bytes = core::momentBytes(m_store.folder(oldest));
        QVERIFY(bytes > 0);
        const RunStore tight(m_store.root(), core::maxMomentBytesOfRun + 2 * bytes);
        tight.prune();
        QCOMPARE(m_store.read(oldest)->moments, 0);
        QVERIFY(m_store.read(oldest)->wereMomentsRemoved);
        QCOMPARE(m_store.read(middle)->moments, 2);
        QVERIFY(!m_store.read(middle)->wereMomentsRemoved);
        QCOMPARE(m_store.read(newest)->moments, 2);
        QVERIFY(m_store.model(oldest)); // nothing else is lost
        tight.prune();
        QCOMPARE(m_store.read(middle)->moments, 2);
    }

    void thoseOfALiveRunStay()
    {
        const QString live = keepRun({0, 100});
        const QString other = keepRun({0, 100});
        {
            const support::ForeignLock lock(m_store.folder(live));
            RunStore(m_store.root(), 0).prune();
        }
        QCOMPARE(m_store.read(live)->moments, 2);
        QCOMPARE(m_store.read(other)->moments, 0);
    }

    void aRunThatBeginsMakesRoom()
    {
        const QString before = keepRun({0, 100});
        RunRecorder recorder(RunStore(m_store.root(), 0));
        QVERIFY(recorder.begin());
        recorder.recordMoment(momentAt(0));
        const QString id = recorder.id();
        QVERIFY(recorder.finish());
        QCOMPARE(m_store.moments(before).size(), 0);
        QCOMPARE(m_store.moments(id).size(), 1);
    }

    void goAndComeBackWithTheirRun()
    {
        const QString id = keepRun({0, 100});
        const QList<Moment> before = m_store.moments(id);
        core::RunTrash trash(m_store);
        QCOMPARE(trash.moveIn({id}).ids, QStringList{id});
        QVERIFY(m_store.moments(id).isEmpty());
        QVERIFY(trash.giveBack({id}));
        QCOMPARE(m_store.moments(id), before);
        QVERIFY(m_store.remove(id));
        QVERIFY(!QFile::exists(before.first().path));
    }

    /// The kernel refuses to let a file grow, as it does where a disk is full.
    void aFullDiskLeavesOneOut()
    {
        RunRecorder recorder(m_store);
        QVERIFY(recorder.begin());
        const QString id = recorder.id();
        QStringList messages;
        connect(
            &recorder, &RunRecorder::momentFailed, &recorder,
            [&](const QString& message) { messages.append(message); }, Qt::QueuedConnection);
        {
            const support::FileSizeLimit limit(5'000);
            recorder.recordMoment(momentAt(0));
            recorder.recordMoment(momentAt(50));
            QTRY_COMPARE(messages.size(), 1);
            QVERIFY2(messages[0].contains("000000000000-of-100"), qPrintable(messages[0]));
            bool isTried = false;
            connect(
                &recorder, &RunRecorder::momentsChanged, &recorder, [&] { isTried = true; },
                Qt::QueuedConnection);
            recorder.dropMomentsAfter(-1); // done when both were tried
            QTRY_VERIFY(isTried);
        }
        recorder.recordMoment(momentAt(100));
        QVERIFY(recorder.finish());
        QCOMPARE(epochsOf(m_store.moments(id)), QList<double>{1});
        QCOMPARE(messages.size(), 1);
    }

    void arePutInWords()
    {
        QLocale::setDefault(QLocale::C);
        QCOMPARE(core::momentText(0), "untrained");
        QCOMPARE(core::momentText(1), "after 1 epoch");
        QCOMPARE(core::momentText(64 / 60'000.0), "after 0.001067 epochs");
        QCOMPARE(core::momentText(1000), "after 1000 epochs");
    }

private:
    QString keepRun(const QList<qint64>& moments)
    {
        const QString id = support::keep(m_store, support::toyRun());
        for (const qint64 samples : moments) {
            if (!core::writeMoment(m_store.folder(id), *momentAt(samples))) {
                qFatal("cannot write a moment");
            }
        }
        return id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    RunStore m_store;
};

QTEST_GUILESS_MAIN(TstMoments)
#include "tst_moments.moc"
