#include "core/workbench/currentdataset.h"
#include "tests/support/toydata.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using core::CurrentDataset;

class TstCurrentDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.filePath("data")));
        makeDataset("toy", 100);
        makeDataset("other", 50);
    }

    void init()
    {
        m_events.clear();
        m_dataset = std::make_unique<CurrentDataset>();
        connect(m_dataset.get(), &CurrentDataset::loadingBegan, this, [this] {
            QVERIFY(m_dataset->isLoading());
            m_events.append("began");
        });
        connect(m_dataset.get(), &CurrentDataset::changed, this, [this](const auto& dataset) {
            QCOMPARE(QThread::currentThread(), thread());
            QCOMPARE(dataset, m_dataset->dataset());
            m_events.append("changed " + dataset->name);
        });
        connect(m_dataset.get(), &CurrentDataset::loadFailed, this, [this](const QString& why) {
            m_message = why;
            m_events.append("failed");
        });
    }

    void isNoneAtFirst()
    {
        QVERIFY(!m_dataset->dataset());
        QVERIFY(!m_dataset->isLoading());
        QCOMPARE(m_dataset->source(), QString());
    }

    void isLoadedFromAFolder()
    {
        m_dataset->load(path("toy"));
        QCOMPARE(m_dataset->source(), path("toy"));
        QVERIFY(m_dataset->isLoading());
        QVERIFY(!m_dataset->dataset()); // not on the caller's time
        QTRY_COMPARE(m_events, (QStringList{"began", "changed toy"}));
        QVERIFY(!m_dataset->isLoading());
        QCOMPARE(m_dataset->dataset()->train.size(), 100);
        QCOMPARE(m_dataset->dataset()->folder, path("toy"));
    }

    void isLoadedByItsName()
    {
        const QString stored = core::DatasetStore().folder("mine");
        QVERIFY(stored.startsWith(m_folder.path()));
        support::writeIdxFiles(*support::toyDataset(20, 10), stored);
        m_dataset->load("mine");
        QTRY_COMPARE(m_events, (QStringList{"began", "changed mine"}));
    }

    void staysWhenAnotherCannotBeLoaded()
    {
        m_dataset->load(path("toy"));
        QTRY_COMPARE(m_events.size(), 2);
        const core::DatasetPointer before = m_dataset->dataset();
        m_dataset->load(path("nowhere"));
        QTRY_COMPARE(m_events.last(), QString("failed"));
        QVERIFY2(m_message.contains("nowhere"), qPrintable(m_message));
        QCOMPARE(m_dataset->dataset(), before);
        QVERIFY(!m_dataset->isLoading());
    }

    void theNewestCallWins()
    {
        m_dataset->load(path("nowhere"));
        m_dataset->load(path("toy"));
        m_dataset->load(path("other"));
        QCOMPARE(m_dataset->source(), path("other"));
        QTRY_VERIFY(!m_dataset->isLoading());
        QCOMPARE(m_events, (QStringList{"began", "began", "began", "changed other"}));
    }

    void mayBeGiven()
    {
        const auto given = support::toyDataset(30, 10);
        m_dataset->setDataset(given);
        QCOMPARE(m_dataset->dataset(), given);
        QCOMPARE(m_events, QStringList{"changed toy"});
    }

    void canBeDestroyedWhileItLoads()
    {
        m_dataset->load(path("toy"));
        m_dataset.reset();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_events, QStringList{"began"});
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    void makeDataset(const QString& name, qsizetype size)
    {
        QVERIFY(QDir(m_folder.path()).mkdir(name));
        support::writeIdxFiles(*support::toyDataset(size, 10), path(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CurrentDataset> m_dataset;
    QStringList m_events;
    QString m_message;
};

QTEST_GUILESS_MAIN(TstCurrentDataset)
#include "tst_currentdataset.moc"
