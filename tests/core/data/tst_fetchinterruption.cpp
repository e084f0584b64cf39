#include "tests/core/data/fetchfixture.h"
#include "tests/support/filebytes.h"
#include "tests/support/nofile.h"

#include <QTest>

#include <csignal>

using support::FakeMirror;
using support::Fetch;
using support::FetchFixture;
using Mood = FakeMirror::Mood;

namespace
{

bool isAlive(const QByteArray& pid)
{
    return ::kill(pid.trimmed().toInt(), 0) == 0;
}

} // namespace

/// How a fetch ends before its end: cancelled or destroyed, at each stage.
class TstFetchInterruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<FetchFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void resumesAfterCancel();
    void cancels_data();
    void cancels();
    void cancelsFromItsOwnSignal();
    void isDestroyedWhileRunning_data();
    void isDestroyedWhileRunning();
    void killsNpm();
    void keepsOthersOut();
    void whatIsNoFileIsInNobodysWay_data();
    void whatIsNoFileIsInNobodysWay();

private:
    void prepare(const QString& stage);
    void awaitStage(const QString& stage, const Fetch& fetch);
    void checkNothingRuns(const QString& stage) const;

    std::unique_ptr<FetchFixture> m_fixture;
};

void TstFetchInterruption::prepare(const QString& stage)
{
    m_fixture->mirror.mood = stage == "midway" ? Mood::PauseMidway : Mood::Silent;
    if (stage == "npm") {
        support::writeFileBytes(m_fixture->tool("hang"), {});
        m_fixture->source.mirrors.clear();
    }
}

void TstFetchInterruption::awaitStage(const QString& stage, const Fetch& fetch)
{
    QVERIFY(fetch.fetcher->isRunning());
    if (stage == "waiting") {
        QTRY_COMPARE(m_fixture->mirror.requests.size(), 1);
    } else if (stage == "midway") {
        QTRY_VERIFY(QFileInfo(m_fixture->part()).size() > 0);
    } else if (stage == "npm") {
        QTRY_VERIFY(QFileInfo(m_fixture->tool("pid")).size() > 0);
    }
}

void TstFetchInterruption::checkNothingRuns(const QString& stage) const
{
    QCOMPARE(QFile::exists(m_fixture->part()), stage == "midway");
    QVERIFY(!QFile::exists(m_fixture->stored(".partial/lock")));
    QCOMPARE(QDir(m_fixture->stored(".partial")).entryList({"npm-*"}), QStringList());
    if (stage == "npm") {
        QTRY_VERIFY(!isAlive(support::fileBytes(m_fixture->tool("pid"))));
    }
}

void TstFetchInterruption::resumesAfterCancel()
{
    const qint64 size = m_fixture->source.files.first().packedBytes;
    m_fixture->mirror.mood = Mood::PauseMidway;
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    QTRY_COMPARE(QFileInfo(m_fixture->part()).size(), size / 2);
    fetch.fetcher->cancel();
    QTRY_COMPARE(fetch.endings, QStringList("cancelled"));
    QCOMPARE(QFileInfo(m_fixture->part()).size(), size / 2);

    m_fixture->mirror.mood = Mood::Serve;
    fetch.endings.clear();
    fetch.fetcher->start(m_fixture->source);
    QTRY_COMPARE(fetch.endings, QStringList("finished " + m_fixture->store.folder("toy")));
    QVERIFY(m_fixture->store.verify(m_fixture->source));
    const QList<FakeMirror::Request> expected{
        {FetchFixture::firstPath, 0, size / 2},
        {FetchFixture::firstPath, size / 2, size - size / 2}};
    QCOMPARE(m_fixture->mirror.requests.size(), 5);
    QVERIFY(m_fixture->mirror.requests.first(2) == expected); // so no byte came twice
}

void TstFetchInterruption::cancels_data()
{
    QTest::addColumn<QString>("stage");
    for (const char* stage : {"start", "waiting", "midway", "npm"}) {
        QTest::newRow(stage) << stage;
    }
}

void TstFetchInterruption::cancels()
{
    QFETCH(QString, stage);
    prepare(stage);
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    awaitStage(stage, fetch);
    fetch.fetcher->cancel();
    fetch.fetcher->cancel();
    QTRY_VERIFY(!fetch.fetcher->isRunning());
    QCOMPARE(fetch.endings, QStringList("cancelled"));
    checkNothingRuns(stage);
    fetch.fetcher->cancel();
    QCOMPARE(fetch.endings.size(), 1);
}

void TstFetchInterruption::cancelsFromItsOwnSignal()
{
    Fetch fetch(m_fixture->store);
    QObject::connect(
        fetch.fetcher.get(), &core::DatasetFetcher::progressed, fetch.fetcher.get(),
        &core::DatasetFetcher::cancel);
    fetch.fetcher->start(m_fixture->source);
    QTRY_VERIFY(!fetch.fetcher->isRunning());
    QCOMPARE(fetch.endings, QStringList("cancelled"));
    QCOMPARE(fetch.progresses.size(), 1);
}

void TstFetchInterruption::isDestroyedWhileRunning_data()
{
    cancels_data();
}

void TstFetchInterruption::isDestroyedWhileRunning()
{
    QFETCH(QString, stage);
    prepare(stage);
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    awaitStage(stage, fetch);
    fetch.fetcher.reset();
    QCOMPARE(fetch.endings, QStringList());
    checkNothingRuns(stage);
}

void TstFetchInterruption::killsNpm()
{
    prepare("npm");
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    awaitStage("npm", fetch);
    const QByteArray child = support::fileBytes(m_fixture->tool("child"));
    QVERIFY(isAlive(child));
    fetch.fetcher->cancel();
    QTRY_VERIFY(!isAlive(child)); // what npm has started goes with it
}

void TstFetchInterruption::keepsOthersOut()
{
    m_fixture->mirror.mood = Mood::PauseMidway;
    Fetch first(m_fixture->store);
    first.fetcher->start(m_fixture->source);
    QTRY_VERIFY(QFileInfo(m_fixture->part()).size() > 0);
    Fetch second(m_fixture->store);
    second.fetcher->start(m_fixture->source);
    QTRY_COMPARE(second.endings.size(), 1);
    QVERIFY2(second.endings.first().contains("another fetch"), qPrintable(second.endings.first()));
    QVERIFY(QFileInfo(m_fixture->part()).size() > 0);
    QVERIFY(first.fetcher->isRunning());
}

void TstFetchInterruption::whatIsNoFileIsInNobodysWay_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("name");
    for (const QString kind : {"pipe", "link to a pipe", "link to a device"}) {
        for (const QString name : {"lock", "train-images-idx3-ubyte.gz"}) {
            QTest::newRow(qPrintable(name + ", " + kind)) << kind << name;
        }
    }
}

void TstFetchInterruption::whatIsNoFileIsInNobodysWay()
{
    QFETCH(QString, kind);
    QFETCH(QString, name);
    QVERIFY(QDir().mkpath(m_fixture->stored(".partial")));
    const support::NoFile there(kind, m_fixture->stored(".partial/" + name));
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    QTRY_COMPARE(fetch.endings, QStringList("finished " + m_fixture->store.folder("toy")));
    QVERIFY(!there.wasOpened());
    QVERIFY(m_fixture->store.verify(m_fixture->source));
}

QTEST_GUILESS_MAIN(TstFetchInterruption)
#include "tst_fetchinterruption.moc"
