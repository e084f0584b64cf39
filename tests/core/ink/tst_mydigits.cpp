#include "core/ink/inkfile.h"
#include "core/ink/mydigits.h"
#include "tests/support/nofile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using core::Ink;
using core::MyDigits;

namespace
{

const Ink stick{{{{10, 10}, {10, 90}}}, std::nullopt, QString()};
const Ink corner{{{{10, 10}, {90, 10}, {50, 90}}}, std::nullopt, QString()};

} // namespace

class TstMyDigits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsEmptyWithoutAFile();
    void keepsWhatWasAdded();
    void changesLabels();
    void removesAndPutsBack();
    void isEmptyAgainWhenAllAreRemoved();
    void exportsAll();
    void drawingWithoutInkIsRefused();
    void drawingThatCouldNotBeReadIsRefused();
    void brokenFileIsNamedAndKept_data();
    void brokenFileIsNamedAndKept();
    void failedWriteChangesNothing();
    void takesInWhatAnotherWindowAdded();
    void aVanishedFileIsWrittenAgainWhole();
    void placesMeanNothingOnceOthersChangedTheFile();
    void waitsForAnotherWindowAndThenSaysSo();
    void whatIsNoFileIsNoObstacleForEver_data() { support::addKindsOfNoFile(); }
    void whatIsNoFileIsNoObstacleForEver();
    void aLockThatIsNoFileLocksNothing_data() { support::addKindsOfNoFile(); }
    void aLockThatIsNoFileLocksNothing();

private:
    QString path() const { return m_folder->filePath("user/digitlab/my-digits.jsonl"); }
    QByteArray content() const;
    void write(const QByteArray& content) const;
    QList<int> labelsOnDisk() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstMyDigits::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QByteArray TstMyDigits::content() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TstMyDigits::write(const QByteArray& content) const
{
    QDir().mkpath(QFileInfo(path()).path());
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QList<int> TstMyDigits::labelsOnDisk() const
{
    QList<int> labels;
    MyDigits again(path());
    if (again.load()) {
        for (const Ink& ink : again.drawings()) {
            labels.append(ink.label.value_or(-1));
        }
    }
    return labels;
}

void TstMyDigits::startsEmptyWithoutAFile()
{
    MyDigits digits(path());
    QVERIFY(digits.load());
    QVERIFY(digits.drawings().isEmpty());
    QVERIFY(!QFile::exists(path()));
}

void TstMyDigits::keepsWhatWasAdded()
{
    MyDigits digits(path());
    QVERIFY(digits.add(stick, 1));
    QVERIFY(digits.add(corner, 7));
    QCOMPARE(digits.drawings().size(), 2);
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 7}));

    MyDigits again(path());
    QVERIFY(again.add(stick, 4)); // reads what is there first, though nobody asked it to
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 7, 4}));
    QCOMPARE(again.drawings().first().strokes, stick.strokes);
}

void TstMyDigits::changesLabels()
{
    MyDigits digits(path());
    QVERIFY(digits.add(stick, 1));
    QVERIFY(digits.add(corner, 7));
    QVERIFY(digits.relabel({0}, 9));
    QCOMPARE(labelsOnDisk(), (QList<int>{9, 7}));
}

void TstMyDigits::removesAndPutsBack()
{
    MyDigits digits(path());
    for (const int label : {1, 2, 3, 4}) {
        QVERIFY(digits.add(stick, label));
    }
    const Ink second = digits.drawings()[1];
    QVERIFY(digits.remove({1, 3}));
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 3}));
    QVERIFY(digits.insert(1, second));
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 2, 3}));
    QVERIFY(digits.insert(99, second));
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 2, 3, 2}));
}

void TstMyDigits::isEmptyAgainWhenAllAreRemoved()
{
    MyDigits digits(path());
    QVERIFY(digits.add(stick, 1));
    QVERIFY(digits.remove({0}));
    MyDigits again(path());
    const auto loaded = again.load();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    QVERIFY(again.drawings().isEmpty());
}

void TstMyDigits::exportsAll()
{
    MyDigits digits(path());
    QVERIFY(digits.add(stick, 1));
    QVERIFY(digits.add(corner, 7));
    const QString target = m_folder->filePath("exported.jsonl");
    QVERIFY(digits.exportTo(target));
    const auto read = core::readInkFile(target);
    QVERIFY(read);
    QCOMPARE(*read, digits.drawings());
    QVERIFY(!digits.exportTo(m_folder->filePath("none/there.jsonl")));
}

void TstMyDigits::drawingWithoutInkIsRefused()
{
    MyDigits digits(path());
    const auto added = digits.add({}, 3);
    QVERIFY(!added);
    QVERIFY(added.error().message.contains("no ink"));
    QVERIFY(!QFile::exists(path()));
}

void TstMyDigits::drawingThatCouldNotBeReadIsRefused()
{
    MyDigits digits(path());
    QVERIFY(digits.add(stick, 1));
    const QByteArray before = content();
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), 1e300}) {
        const auto added = digits.add({{{{1, bad}}}, std::nullopt, QString()}, 3);
        QVERIFY(!added);
        QVERIFY2(added.error().message.contains("line 2"), qPrintable(added.error().message));
        QCOMPARE(digits.drawings().size(), 1);
        QCOMPARE(content(), before);
    }
}

void TstMyDigits::brokenFileIsNamedAndKept_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    QTest::newRow("broken line") << QByteArray(R"({"label": 3, "strokes": [[[1, 2], [)")
                                 << "expected JSON";
    QTest::newRow("no strokes") << QByteArray(R"({"label": 3})") << "strokes";
    QTest::newRow("NaN") << QByteArray(R"({"label": 3, "strokes": [[[NaN, 1]]]})")
                         << "expected JSON";
    QTest::newRow("wrong label") << QByteArray(R"({"label": 12, "strokes": [[[1, 2]]]})")
                                 << "0 to 9";
    QTest::newRow("empty strokes") << QByteArray(R"({"label": 3, "strokes": []})") << "no strokes";
    QTest::newRow("no label") << QByteArray(R"({"strokes": [[[1, 2]]]})") << "no label";
    const QByteArray points = QByteArray("[1,2],").repeated(10'000'000).chopped(1);
    QTest::newRow("10 million points")
        << QByteArray("{\"label\": 3, \"strokes\": [[" + points + "]]}") << "1000000 points";
}

void TstMyDigits::brokenFileIsNamedAndKept()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const QByteArray bytes = "{\"label\": 1, \"strokes\": [[[1, 2]]]}\n" + line + "\n";
    write(bytes);
    MyDigits digits(path());
    const auto loaded = digits.load();
    QVERIFY(!loaded);
    for (const QString& essential : {QString("my-digits.jsonl"), reason, QString("2: ")}) {
        QVERIFY2(loaded.error().message.contains(essential), qPrintable(loaded.error().message));
    }
    // Not even a new drawing may take the file's place.
    const auto added = digits.add(stick, 1);
    QVERIFY(!added);
    QCOMPARE(added.error().message, loaded.error().message);
    QVERIFY(content() == bytes);
}

void TstMyDigits::failedWriteChangesNothing()
{
    MyDigits digits(m_folder->filePath("a-file/my-digits.jsonl"));
    QFile(m_folder->filePath("a-file")).open(QIODevice::WriteOnly);
    const auto added = digits.add(stick, 1);
    QVERIFY(!added);
    QVERIFY(added.error().message.contains("cannot be made"));
    QVERIFY(digits.drawings().isEmpty());
}

void TstMyDigits::aVanishedFileIsWrittenAgainWhole()
{
    MyDigits digits(path());
    QVERIFY(digits.add(stick, 1));
    QVERIFY(digits.add(stick, 2));
    QVERIFY(QFile::remove(path()));
    QVERIFY(digits.add(stick, 3));
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 2, 3}));
    QVERIFY(QFile::remove(path()));
    QVERIFY(digits.relabel({0}, 7));
    QCOMPARE(labelsOnDisk(), (QList<int>{7, 2, 3}));
}

void TstMyDigits::takesInWhatAnotherWindowAdded()
{
    MyDigits here(path());
    QVERIFY(here.add(stick, 1));
    MyDigits there(path());
    QVERIFY(there.add(corner, 7));
    QVERIFY(here.add(stick, 2));
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 7, 2}));
}

void TstMyDigits::placesMeanNothingOnceOthersChangedTheFile()
{
    MyDigits here(path());
    QVERIFY(here.add(stick, 1));
    MyDigits there(path());
    QVERIFY(there.add(corner, 7));
    QVERIFY(there.remove({0}));
    const auto relabelled = here.relabel({0}, 5);
    QVERIFY(!relabelled);
    QVERIFY(relabelled.error().message.contains("read again"));
    QCOMPARE(here.drawings().first().label, std::optional(7));
    QVERIFY(here.relabel({0}, 5)); // the list is that of the file again
    QCOMPARE(labelsOnDisk(), (QList<int>{5}));
}

void TstMyDigits::waitsForAnotherWindowAndThenSaysSo()
{
    MyDigits here(path());
    QVERIFY(here.add(stick, 1));
    {
        QLockFile another(path() + ".lock");
        QVERIFY(another.lock());
        const auto added = here.add(corner, 7);
        QVERIFY(!added);
        QVERIFY2(
            added.error().message.contains("another window"), qPrintable(added.error().message));
        QCOMPARE(here.drawings().size(), 1);
    }
    QVERIFY(here.add(corner, 7));
    QCOMPARE(labelsOnDisk(), (QList<int>{1, 7}));
}

void TstMyDigits::whatIsNoFileIsNoObstacleForEver()
{
    QFETCH(QString, kind);
    QDir().mkpath(QFileInfo(path()).path());
    const support::NoFile file(kind, path());
    MyDigits digits(path());
    static_cast<void>(digits.load());
    const bool added = bool(digits.add(stick, 1));
    QVERIFY(!file.wasOpened());
    QCOMPARE(added, kind == "link to nowhere");
}

void TstMyDigits::aLockThatIsNoFileLocksNothing()
{
    QFETCH(QString, kind);
    QDir().mkpath(QFileInfo(path()).path());
    const support::NoFile lock(kind, path() + ".lock");
    MyDigits digits(path());
    const auto added = digits.add(stick, 1);
    QVERIFY(!lock.wasOpened());
    QCOMPARE(bool(added), kind != "folder");
    QVERIFY(added || added.error().message.contains(path() + ".lock"));
}

QTEST_GUILESS_MAIN(TstMyDigits)
#include "tst_mydigits.moc"
