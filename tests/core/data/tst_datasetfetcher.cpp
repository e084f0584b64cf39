#include "tests/core/data/fetchfixture.h"
#include "tests/support/filebytes.h"
#include "tests/support/filesizelimit.h"

#include <QTest>

using support::FakeMirror;
using support::Fetch;
using support::FetchFixture;
using Mood = FakeMirror::Mood;

namespace
{

constexpr std::chrono::milliseconds shortPatience{200};

} // namespace

/// What a fetch brings, from where.
class TstDatasetFetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<FetchFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void fetches_data();
    void fetches();
    void reportsProgress();
    void fetchesNothingTwice();
    void replacesWrongFile();
    void resumesFromForeignPart();
    void takesCompletePart();
    void turnsToNextMirror_data();
    void turnsToNextMirror();
    void redirectsAreBounded();
    void goesOnWhereAnotherMirrorPaused();
    void fetchesFromServerWithoutRanges();
    void writesTheNamesOfTheClasses();
    void takesWhatTheSystemHas();
    void turnsToMirrorIfTheSystemHasAnotherFile();
    void fallsBackToNpm();
    void namesEverySourceThatFailed();
    void saysWhatNpmSays();
    void refusesFolderThatCannotBeMade();
    void saysThatTheDiskIsFull_data();
    void saysThatTheDiskIsFull();

private:
    void fetchAll(Fetch& fetch);
    void checkStored() const;

    std::unique_ptr<FetchFixture> m_fixture;
};

void TstDatasetFetcher::fetchAll(Fetch& fetch)
{
    fetch.fetcher->start(m_fixture->source);
    QVERIFY(fetch.fetcher->isRunning());
    QVERIFY(fetch.endings.isEmpty());
    QTRY_VERIFY(!fetch.fetcher->isRunning());
    QCOMPARE(fetch.endings, QStringList("finished " + m_fixture->store.folder("toy")));
    checkStored();
}

/// The four files, whole, and nothing else.
void TstDatasetFetcher::checkStored() const
{
    QVERIFY(m_fixture->store.verify(m_fixture->source));
    const QDir folder(m_fixture->store.folder("toy"));
    QCOMPARE(folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 4);
}

void TstDatasetFetcher::fetches_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<int>("requests");
    QTest::newRow("at once") << int(Mood::Serve) << 4;
    QTest::newRow("redirected") << int(Mood::Redirect) << 8;
    QTest::newRow("broken off once") << int(Mood::BreakOffOnce) << 5;
}

void TstDatasetFetcher::fetches()
{
    QFETCH(int, mood);
    m_fixture->mirror.mood = Mood(mood);
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    QTEST(int(m_fixture->mirror.requests.size()), "requests");
    QVERIFY(m_fixture->second.requests.isEmpty());
    QVERIFY(!QFile::exists(m_fixture->tool("called")));
}

void TstDatasetFetcher::reportsProgress()
{
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    qint64 total = 0;
    for (const core::DatasetFile& file : m_fixture->source.files) {
        total += file.packedBytes;
    }
    qint64 before = 0;
    for (const core::FetchProgress& progress : fetch.progresses) {
        QCOMPARE(progress.total, total);
        QCOMPARE(progress.source, m_fixture->mirror.url().toString());
        QVERIFY(progress.received >= before);
        before = progress.received;
    }
    QCOMPARE(before, total);
    QCOMPARE(fetch.progresses.first().file, FetchFixture::firstFile);
    QCOMPARE(fetch.progresses.last().file, m_fixture->source.files.last().name);
}

void TstDatasetFetcher::fetchesNothingTwice()
{
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    m_fixture->mirror.requests.clear();
    fetch.endings.clear();
    fetch.progresses.clear();
    fetchAll(fetch);
    QVERIFY(m_fixture->mirror.requests.isEmpty());
    QVERIFY(fetch.progresses.isEmpty());
}

void TstDatasetFetcher::replacesWrongFile()
{
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    QByteArray bytes = support::fileBytes(m_fixture->stored(FetchFixture::firstFile));
    bytes.back() ^= 1; // the right size, the wrong hash
    support::writeFileBytes(m_fixture->stored(FetchFixture::firstFile), bytes);
    QVERIFY(QFile::resize(m_fixture->stored("t10k-labels-idx1-ubyte"), 3));
    m_fixture->mirror.requests.clear();
    fetch.endings.clear();
    fetchAll(fetch);
    QCOMPARE(m_fixture->mirror.requests.size(), 2);
}

void TstDatasetFetcher::resumesFromForeignPart()
{
    QVERIFY(QDir().mkpath(m_fixture->stored(".partial")));
    support::writeFileBytes(m_fixture->part(), "the beginning of something else");
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    QCOMPARE(m_fixture->mirror.requests.size(), 5);
    QCOMPARE(m_fixture->mirror.requests[0].from, 31);
    QCOMPARE(m_fixture->mirror.requests[1].from, 0);
}

void TstDatasetFetcher::fetchesFromServerWithoutRanges()
{
    QVERIFY(QDir().mkpath(m_fixture->stored(".partial")));
    support::writeFileBytes(m_fixture->part(), "some beginning");
    m_fixture->mirror.mood = Mood::IgnoreRange;
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    QCOMPARE(m_fixture->mirror.requests.size(), 4);
}

void TstDatasetFetcher::takesCompletePart()
{
    QVERIFY(QDir().mkpath(m_fixture->stored(".partial")));
    support::writeFileBytes(
        m_fixture->part(), m_fixture->mirror.files.value(FetchFixture::firstPath));
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    QCOMPARE(m_fixture->mirror.requests.size(), 4);
    QCOMPARE(m_fixture->mirror.requests.first().sent, 0);
}

void TstDatasetFetcher::turnsToNextMirror_data()
{
    QTest::addColumn<int>("mood");
    QTest::newRow("not found") << int(Mood::NotFound);
    QTest::newRow("silent") << int(Mood::Silent);
    QTest::newRow("endless") << int(Mood::Endless);
    QTest::newRow("wrong bytes") << int(Mood::WrongBytes);
}

void TstDatasetFetcher::turnsToNextMirror()
{
    QFETCH(int, mood);
    m_fixture->mirror.mood = Mood(mood);
    Fetch fetch(m_fixture->store, shortPatience);
    fetchAll(fetch);
    QCOMPARE(m_fixture->mirror.requests.size(), 1);
    QCOMPARE(m_fixture->second.requests.size(), 4);
    QCOMPARE(m_fixture->second.requests.first().from, 0);
}

void TstDatasetFetcher::redirectsAreBounded()
{
    m_fixture->mirror.mood = Mood::RedirectOn;
    Fetch fetch(m_fixture->store, shortPatience);
    fetchAll(fetch);
    QCOMPARE(m_fixture->mirror.requests.size(), 6); // the first one, and five redirects
    QCOMPARE(m_fixture->second.requests.size(), 4);
}

void TstDatasetFetcher::goesOnWhereAnotherMirrorPaused()
{
    m_fixture->mirror.mood = Mood::PauseMidway;
    Fetch fetch(m_fixture->store, shortPatience);
    fetchAll(fetch);
    const qint64 size = m_fixture->source.files.first().packedBytes;
    const FakeMirror::Request& last = m_fixture->mirror.requests.last();
    const FakeMirror::Request& next = m_fixture->second.requests.first();
    QVERIFY(m_fixture->mirror.requests.size() > 1); // it got more than one chance
    QCOMPARE(next.from, last.from + last.sent);
    QCOMPARE(next.sent, size - next.from);
}

void TstDatasetFetcher::writesTheNamesOfTheClasses()
{
    m_fixture->source.classes = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    QTRY_VERIFY(!fetch.fetcher->isRunning());
    const auto dataset = m_fixture->store.load("toy");
    QVERIFY(dataset);
    QCOMPARE((*dataset)->classes.names(), m_fixture->source.classes);
}

void TstDatasetFetcher::takesWhatTheSystemHas()
{
    const QTemporaryDir system;
    m_fixture->source.systemFolder = system.path();
    QHash<QString, QByteArray> files;
    for (const core::DatasetFile& file : m_fixture->source.files) {
        const QString path = system.filePath(file.name + ".gz");
        files[path] = m_fixture->mirror.files["/files/" + file.name + ".gz"];
        support::writeFileBytes(path, files[path]);
    }
    m_fixture->mirror.files.clear(); // no mirror could answer
    m_fixture->second.files.clear();
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    checkStored();
    for (auto file = files.begin(); file != files.end(); ++file) {
        QCOMPARE(support::fileBytes(file.key()), file.value()); // they stay where they are
    }
}

void TstDatasetFetcher::turnsToMirrorIfTheSystemHasAnotherFile()
{
    const QTemporaryDir system;
    m_fixture->source.systemFolder = system.path();
    const QString path = system.filePath(QString(FetchFixture::firstFile) + ".gz");
    support::writeFileBytes(path, "another file");
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    checkStored();
    QCOMPARE(support::fileBytes(path), QByteArray("another file"));
}

void TstDatasetFetcher::fallsBackToNpm()
{
    m_fixture->mirror.mood = Mood::NotFound;
    m_fixture->second.files.remove("/files/t10k-labels-idx1-ubyte.gz");
    Fetch fetch(m_fixture->store);
    fetchAll(fetch);
    QCOMPARE(m_fixture->second.requests.size(), 4);
    const QByteArray called = support::fileBytes(m_fixture->tool("called"));
    QVERIFY2(
        called.startsWith("install --prefix " + m_fixture->stored(".partial").toUtf8()), called);
    QVERIFY2(called.contains("--ignore-scripts"), called);
    QVERIFY2(called.endsWith(" toy-data@1.0.0\n"), called);
    QCOMPARE(fetch.progresses.last().total, 0);
    QCOMPARE(fetch.progresses.last().source, "npm package toy-data@1.0.0");
}

void TstDatasetFetcher::namesEverySourceThatFailed()
{
    m_fixture->hideNpm();
    m_fixture->mirror.mood = Mood::NotFound;
    m_fixture->second.mood = Mood::Silent;
    Fetch fetch(m_fixture->store, shortPatience);
    fetch.fetcher->start(m_fixture->source);
    QTRY_COMPARE(fetch.endings.size(), 1);
    const QString message = fetch.endings.first();
    QVERIFY(message.startsWith("failed Toy could not be fetched from any of the places"));
    QVERIFY(!message.section('\n', 0, 0).contains("http"));
    for (const QString& part :
         {m_fixture->mirror.url().toString() + ": answered 404 Not Found",
          m_fixture->second.url().toString() + ": sent nothing for 0.2 s",
          QString("npm package toy-data@1.0.0: npm is not installed")}) {
        QVERIFY2(message.contains(part), qPrintable(message));
    }
    QVERIFY(!QFile::exists(m_fixture->store.folder("toy")));
}

void TstDatasetFetcher::saysWhatNpmSays()
{
    support::writeFileBytes(m_fixture->tool("fail"), {});
    m_fixture->source.mirrors.clear();
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    QTRY_COMPARE(fetch.endings.size(), 1);
    QVERIFY2(
        fetch.endings.first().endsWith("toy-data@1.0.0: 404 No such package"),
        qPrintable(fetch.endings.first()));
}

void TstDatasetFetcher::refusesFolderThatCannotBeMade()
{
    support::writeFileBytes(m_fixture->root() + "/datasets", "a file in the way");
    Fetch fetch(m_fixture->store);
    fetch.fetcher->start(m_fixture->source);
    QTRY_COMPARE(fetch.endings.size(), 1);
    QCOMPARE(
        fetch.endings.first(), "failed " + m_fixture->store.folder("toy") +
                                   ": this folder cannot be made: Not a directory");
}

void TstDatasetFetcher::saysThatTheDiskIsFull_data()
{
    QTest::addColumn<bool>("isDownloaded");
    QTest::newRow("for the download") << false;
    QTest::newRow("for what is unpacked") << true;
}

void TstDatasetFetcher::saysThatTheDiskIsFull()
{
    QFETCH(bool, isDownloaded);
    m_fixture->hideNpm();
    m_fixture->source.mirrors = {m_fixture->mirror.url()};
    const core::DatasetFile& first = m_fixture->source.files.first();
    const qint64 room = isDownloaded ? first.packedBytes : first.packedBytes / 2;
    QVERIFY(room < first.bytes);
    const QString file = isDownloaded ? m_fixture->stored(first.name) : m_fixture->part();
    Fetch fetch(m_fixture->store);
    const support::FileSizeLimit limit(static_cast<rlim_t>(room));
    fetch.fetcher->start(m_fixture->source);
    QTRY_COMPARE(fetch.endings.size(), 1);
    QVERIFY2(
        fetch.endings.first().contains(file + ": cannot be written: File too large"),
        qPrintable(fetch.endings.first()));
}

QTEST_GUILESS_MAIN(TstDatasetFetcher)
#include "tst_datasetfetcher.moc"
