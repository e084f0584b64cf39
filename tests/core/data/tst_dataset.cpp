#include "core/data/dataset.h"
#include "tests/support/filebytes.h"
#include "tests/support/gzipped.h"
#include "tests/support/toydata.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

class TstDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loadsEachSpelling_data();
    void loadsEachSpelling();
    void givesImagesAndLabels();
    void takesTheFoldersName_data();
    void takesTheFoldersName();
    void takesTheNamesOfTheClasses();
    void takesAsManyClassesAsThereAreNames();
    void refusesMoreClassesThanDigitLabKnows();
    void findsEmnistsFiles();
    void turnsWhatLiesOnItsSide();
    void clothesMayLieDown();
    void refusesNamesThatDoNotFit();
    void namesMissingPartner_data();
    void namesMissingPartner();
    void refusesDifferentCounts();
    void refusesBadFile();
    void refusesWhatIsNoFolder();

private:
    void rename(const QString& from, const QString& to) { QVERIFY(m_folder.rename(from, to)); }
    void pack(const QString& name);

    core::DatasetPointer m_toy = support::toyDataset(20, 10);
    std::unique_ptr<QTemporaryDir> m_temporary;
    QDir m_folder;
};

void TstDataset::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder.setPath(m_temporary->filePath("toys"));
    QVERIFY(m_folder.mkpath("."));
    support::writeIdxFiles(*m_toy, m_folder.path());
}

void TstDataset::pack(const QString& name)
{
    const QString path = m_folder.filePath(name);
    support::writeFileBytes(path + ".gz", support::gzipped(support::fileBytes(path)));
    QVERIFY(QFile::remove(path));
}

void TstDataset::loadsEachSpelling_data()
{
    QTest::addColumn<bool>("dotted");
    QTest::addColumn<bool>("packed");
    QTest::newRow("dashes") << false << false;
    QTest::newRow("dots") << true << false;
    QTest::newRow("dashes, packed") << false << true;
    QTest::newRow("dots, packed") << true << true;
}

void TstDataset::loadsEachSpelling()
{
    QFETCH(bool, dotted);
    QFETCH(bool, packed);
    const QStringList names = m_folder.entryList(QDir::Files);
    QCOMPARE(names.size(), 4);
    for (QString name : names) {
        if (dotted) {
            const QString dashed = name;
            rename(dashed, name.replace("-idx", ".idx"));
        }
        if (packed) {
            pack(name);
        }
    }
    QVERIFY(core::holdsDataset(m_folder.path()));
    const auto dataset = core::loadDataset(m_folder.path());
    QVERIFY2(dataset, dataset ? "" : qPrintable(dataset.error().message));
    QCOMPARE((*dataset)->train.pixels, m_toy->train.pixels);
    QCOMPARE((*dataset)->train.labels, m_toy->train.labels);
    QCOMPARE((*dataset)->test.pixels, m_toy->test.pixels);
    QCOMPARE((*dataset)->test.labels, m_toy->test.labels);
    const QByteArray all =
        m_toy->train.pixels + m_toy->train.labels + m_toy->test.pixels + m_toy->test.labels;
    QCOMPARE((*dataset)->sha256, QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex());
}

void TstDataset::givesImagesAndLabels()
{
    core::LabelledImages images;
    images.pixels = QByteArray(core::digitImagePixels, '\0') +
                    QByteArray(core::digitImagePixels - 1, '\x33') + '\xff';
    images.labels = QByteArray("\3\7", 2);
    QCOMPARE(images.size(), 2);
    QCOMPARE(images.label(1), 7);
    QCOMPARE(images.image(1).size(), core::digitImagePixels);
    QCOMPARE(images.image(1).back(), '\xff');
    const core::DigitImage image = images.digitImage(1);
    QCOMPARE(image.front(), 0.2F);
    QCOMPARE(image.back(), 1.0F);
    QCOMPARE(images.digitImage(0).back(), 0.0F);
}

void TstDataset::takesTheFoldersName_data()
{
    QTest::addColumn<QString>("ending");
    QTest::newRow("as it is") << "";
    QTest::newRow("slash") << "/";
    QTest::newRow("detour") << "/../toys/.";
}

void TstDataset::takesTheFoldersName()
{
    QFETCH(QString, ending);
    const auto dataset = core::loadDataset(m_folder.path() + ending);
    QVERIFY(dataset);
    QCOMPARE((*dataset)->name, "toys");
}

void TstDataset::takesTheNamesOfTheClasses()
{
    QVERIFY(core::loadDataset(m_folder.path()).value()->classes.areDigits());
    support::writeFileBytes(m_folder.filePath("classes.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    const auto dataset = core::loadDataset(m_folder.path());
    QVERIFY(dataset);
    QCOMPARE((*dataset)->classes.name(9), QString("j"));
}

void TstDataset::takesAsManyClassesAsThereAreNames()
{
    const core::DatasetPointer letters = support::toyDataset(52, 26, support::letters());
    support::writeIdxFiles(*letters, m_folder.path());
    const auto numbered = core::loadDataset(m_folder.path());
    QVERIFY(numbered);
    QCOMPARE((*numbered)->classes, core::Classes::numbered(26));
    support::writeFileBytes(
        m_folder.filePath("classes.txt"), letters->classes.names().join('\n').toUtf8());
    const auto named = core::loadDataset(m_folder.path());
    QVERIFY(named);
    QCOMPARE((*named)->classes, letters->classes);
    QCOMPARE((*named)->train.label(51), 25);
}

void TstDataset::findsEmnistsFiles()
{
    QDir folder(m_folder.path());
    for (const QString& part : {QString("train"), QString("t10k")}) {
        for (const QString& kind : {QString("-images-idx3-ubyte"), QString("-labels-idx1-ubyte")}) {
            const QString name = part == "train" ? part : "test";
            QVERIFY(folder.rename(part + kind, "emnist-letters-" + name + kind));
        }
    }
    QVERIFY(core::holdsDataset(m_folder.path()));
    QVERIFY(core::loadDataset(m_folder.path()));
    // Which of two is meant is not guessed.
    QVERIFY(QFile::copy(
        folder.filePath("emnist-letters-train-images-idx3-ubyte"),
        folder.filePath("emnist-digits-train-images-idx3-ubyte")));
    QVERIFY(!core::loadDataset(m_folder.path()));
}

void TstDataset::turnsWhatLiesOnItsSide()
{
    using core::Orientation;
    const auto upright = core::loadDataset(m_folder.path());
    QVERIFY(upright);
    QVERIFY(!(*upright)->isTransposed);
    const auto lying = core::loadDataset(m_folder.path(), Orientation::Transposed);
    QVERIFY((*lying)->isTransposed);
    for (const int x : {0, 9, 27}) {
        QCOMPARE((*lying)->test.image(3)[5 * 28 + x], (*upright)->test.image(3)[x * 28 + 5]);
    }
    QVERIFY((*lying)->sha256 != (*upright)->sha256);
    support::writeIdxFiles(**lying, m_folder.path());
    const auto found = core::loadDataset(m_folder.path());
    QVERIFY((*found)->isTransposed);
    QCOMPARE((*found)->train.pixels, (*upright)->train.pixels);
    QCOMPARE((*found)->sha256, (*upright)->sha256);
    const auto stored = core::loadDataset(m_folder.path(), Orientation::AsStored);
    QVERIFY(!(*stored)->isTransposed);
    QCOMPARE((*stored)->test.pixels, (*lying)->test.pixels);
}

void TstDataset::clothesMayLieDown()
{
    support::writeIdxFiles(
        **core::loadDataset(m_folder.path(), core::Orientation::Transposed), m_folder.path());
    support::writeFileBytes(m_folder.filePath("classes.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nShoe\n");
    QVERIFY(!(*core::loadDataset(m_folder.path()))->isTransposed);
}

void TstDataset::refusesMoreClassesThanDigitLabKnows()
{
    core::Dataset dataset = *support::toyDataset(10, 10);
    dataset.test.labels[3] = 62;
    support::writeIdxFiles(dataset, m_folder.path());
    const auto loaded = core::loadDataset(m_folder.path());
    QVERIFY(!loaded);
    QVERIFY2(
        loaded.error().message.contains("labels of 0 to 61") &&
            loaded.error().message.contains("62 as label number 3"),
        qPrintable(loaded.error().message));
}

void TstDataset::refusesNamesThatDoNotFit()
{
    const QString path = m_folder.filePath("classes.txt");
    support::writeFileBytes(path, "a\nb\nc\n");
    const auto few = core::loadDataset(m_folder.path());
    QVERIFY(!few);
    QVERIFY2(few.error().message.contains("labels of 0 to 2"), qPrintable(few.error().message));
    support::writeFileBytes(path, "a\na\n");
    const auto doubled = core::loadDataset(m_folder.path());
    QVERIFY(!doubled);
    QVERIFY(doubled.error().message.contains("line 2: expected every name once"));
}

void TstDataset::namesMissingPartner_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kind");
    QTest::newRow("train images") << "train-images-idx3-ubyte"
                                  << "train images";
    QTest::newRow("train labels") << "train-labels-idx1-ubyte"
                                  << "train labels";
    QTest::newRow("test images") << "t10k-images-idx3-ubyte"
                                 << "test images";
    QTest::newRow("test labels") << "t10k-labels-idx1-ubyte"
                                 << "test labels";
}

void TstDataset::namesMissingPartner()
{
    QFETCH(QString, name);
    QFETCH(QString, kind);
    QVERIFY(m_folder.remove(name));
    QVERIFY(!core::holdsDataset(m_folder.path()));
    const auto dataset = core::loadDataset(m_folder.path());
    QVERIFY(!dataset);
    const QString message = dataset.error().message;
    const QString dotted = QString(name).replace("-idx", ".idx");
    QVERIFY2(message.startsWith(m_folder.path() + ": "), qPrintable(message));
    for (const QString& part : {kind, name, dotted, name + ".gz", dotted + ".gz"}) {
        QVERIFY2(message.contains(part), qPrintable(message));
    }
}

void TstDataset::refusesDifferentCounts()
{
    support::writeIdxFiles(*support::toyDataset(30, 10), m_temporary->path());
    QVERIFY(m_folder.remove("train-labels-idx1-ubyte"));
    QVERIFY(QFile::copy(
        m_temporary->filePath("train-labels-idx1-ubyte"),
        m_folder.filePath("train-labels-idx1-ubyte")));
    const auto dataset = core::loadDataset(m_folder.path());
    QVERIFY(!dataset);
    const QString message = dataset.error().message;
    QVERIFY2(message.contains("20 images in train-images-idx3-ubyte"), qPrintable(message));
    QVERIFY2(message.contains("30 labels"), qPrintable(message));
    QVERIFY2(message.startsWith(m_folder.path()), qPrintable(message));
}

void TstDataset::refusesBadFile()
{
    const QString path = m_folder.filePath("t10k-labels-idx1-ubyte");
    QVERIFY(QFile::resize(path, 12));
    const auto dataset = core::loadDataset(m_folder.path());
    QVERIFY(!dataset);
    QVERIFY2(dataset.error().message.startsWith(path), qPrintable(dataset.error().message));
}

void TstDataset::refusesWhatIsNoFolder()
{
    const QString missing = m_folder.filePath("missing");
    const QString file = m_folder.filePath("train-images-idx3-ubyte");
    QCOMPARE(
        core::loadDataset(missing).error().message,
        missing + ": expected the folder of a dataset, found nothing there");
    QCOMPARE(
        core::loadDataset(file).error().message,
        file + ": expected the folder of a dataset, found a file");
    QVERIFY(!core::loadDataset(QString()));
    QVERIFY(!core::holdsDataset(QString()));
}

QTEST_GUILESS_MAIN(TstDataset)
#include "tst_dataset.moc"
