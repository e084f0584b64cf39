#include "core/data/idxreader.h"
#include "tests/support/filebytes.h"
#include "tests/support/gzipped.h"
#include "tests/support/memorylimit.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <numeric>

namespace
{

constexpr qsizetype imageSize = 784;

QByteArray bigEndian(const QList<quint32>& numbers)
{
    QByteArray bytes;
    for (const quint32 number : numbers) {
        const quint32 swapped = qToBigEndian(number);
        bytes.append(reinterpret_cast<const char*>(&swapped), sizeof swapped);
    }
    return bytes;
}

QByteArray pixels(qsizetype count)
{
    QByteArray bytes(count * imageSize, '\0');
    std::iota(bytes.begin(), bytes.end(), '\1');
    return bytes;
}

QByteArray imageFile(qsizetype count)
{
    return bigEndian({0x803, static_cast<quint32>(count), 28, 28}) + pixels(count);
}

QByteArray labelFile(const QByteArray& labels)
{
    return bigEndian({0x801, static_cast<quint32>(labels.size())}) + labels;
}

QByteArray withByte(QByteArray bytes, qsizetype index, char byte)
{
    bytes[index < 0 ? bytes.size() + index : index] = byte;
    return bytes;
}

} // namespace

class TstIdxReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsImages_data();
    void readsImages();
    void saysWhatDoesNotFitIntoMemory();
    void readsLabels_data();
    void readsLabels();
    void readsLargePackedFile();
    void readsGzipOfTwoMembers();
    void refusesImages_data();
    void refusesImages();
    void refusesLabels_data();
    void refusesLabels();
    void refusesWhatIsNoFile();
    void refusesEmptyFile();

private:
    QString write(const QByteArray& bytes);
    void checkMessage(const core::Error& error, const QString& path);

    QTemporaryDir m_folder;
};

QString TstIdxReader::write(const QByteArray& bytes)
{
    const QString path = m_folder.filePath("some-idx-ubyte");
    support::writeFileBytes(path, bytes);
    return path;
}

/// Every message names the file, the expectation and the finding of the current row.
void TstIdxReader::checkMessage(const core::Error& error, const QString& path)
{
    QFETCH(QString, expected);
    QFETCH(QString, found);
    const QStringList parts = error.message.split(", found ");
    QVERIFY2(error.message.startsWith(path + ": expected "), qPrintable(error.message));
    QCOMPARE(parts.size(), 2);
    QVERIFY2(parts.first().contains(expected), qPrintable(error.message));
    QVERIFY2(parts.last().contains(found), qPrintable(error.message));
}

void TstIdxReader::readsImages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << imageFile(3);
    QTest::newRow("gzipped") << support::gzipped(imageFile(3));
}

void TstIdxReader::readsImages()
{
    QFETCH(QByteArray, bytes);
    const auto images = core::readIdxImages(write(bytes));
    QVERIFY2(images, images ? "" : qPrintable(images.error().message));
    QCOMPARE(images->count, 3);
    QCOMPARE(images->pixels, pixels(3));
}

void TstIdxReader::readsLabels_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << labelFile({"\0\5\11", 3});
    QTest::newRow("gzipped") << support::gzipped(labelFile({"\0\5\11", 3}));
}

void TstIdxReader::readsLabels()
{
    QFETCH(QByteArray, bytes);
    const auto labels = core::readIdxLabels(write(bytes), 10);
    QVERIFY2(labels, labels ? "" : qPrintable(labels.error().message));
    QCOMPARE(*labels, QByteArray("\0\5\11", 3));
}

void TstIdxReader::readsLargePackedFile()
{
    const qsizetype count = 12'000; // more than two chunks
    const auto images = core::readIdxImages(write(support::gzipped(imageFile(count))));
    QVERIFY(images);
    QVERIFY(images->pixels == pixels(count));
}

void TstIdxReader::readsGzipOfTwoMembers()
{
    const QByteArray bytes = imageFile(2);
    const auto images = core::readIdxImages(
        write(support::gzipped(bytes.first(1000)) + support::gzipped(bytes.sliced(1000))));
    QVERIFY(images);
    QCOMPARE(images->pixels, pixels(2));
}

void TstIdxReader::refusesImages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("found");
    const QByteArray good = imageFile(2);
    const QByteArray packed = support::gzipped(good);
    const auto header = [](quint32 magic, quint32 count, quint32 rows, quint32 columns) {
        return bigEndian({magic, count, rows, columns}) + pixels(2);
    };
    QTest::newRow("foreign magic") << QByteArray("GIF89a and so on, much longer") << "0x00000803"
                                   << "0x47494638";
    QTest::newRow("labels") << labelFile({"\1\2\3", 3}) << "images"
                            << "a label file";
    QTest::newRow("two dimensions") << header(0x802, 2, 28, 28) << "3 dimension"
                                    << "2 dimensions";
    QTest::newRow("floats") << header(0xd03, 2, 28, 28) << "of bytes"
                            << "0x00000d03";
    QTest::newRow("little endian") << header(0x3080000, 2, 28, 28) << "0x00000803"
                                   << "0x03080000";
    QTest::newRow("no image") << header(0x803, 0, 28, 28) << "1 to 2000000 images"
                              << "0";
    QTest::newRow("gigantic count") << header(0x803, 0xffffffff, 28, 28) << "1 to 2000000 images"
                                    << "4294967295";
    QTest::newRow("gigantic sides") << header(0x803, 2, 0xffffffff, 0xffffffff) << "28x28"
                                    << "4294967295 rows";
    QTest::newRow("32 rows") << header(0x803, 2, 32, 28) << "28x28"
                             << "32 rows";
    QTest::newRow("32 columns") << header(0x803, 2, 28, 32) << "28x28"
                                << "32 columns";
    QTest::newRow("only a magic") << good.first(4) << "16 bytes"
                                  << "4 bytes";
    QTest::newRow("short header") << good.first(15) << "16 bytes"
                                  << "15 bytes";
    QTest::newRow("one byte") << QByteArray("\0", 1) << "16 bytes"
                              << "1 byte";
    QTest::newRow("no pixels") << good.first(16) << "1584 bytes for the 2 images"
                               << "16 bytes";
    QTest::newRow("too short") << good.chopped(1) << "1584 bytes for the 2 images"
                               << "1583 bytes";
    QTest::newRow("too long") << good + 'x' << "1584 bytes for the 2 images"
                              << "1585 bytes";
    QTest::newRow("packed, too short") << support::gzipped(good.chopped(1)) << "1584 bytes"
                                       << "1583 bytes";
    QTest::newRow("packed, too long") << support::gzipped(good + 'x') << "1584 bytes"
                                      << "more bytes";
    QTest::newRow("packed, impossible count")
        << support::gzipped(header(0x803, 2'000'000, 28, 28)) << "1568000016 bytes"
        << "cannot hold so much";
    const qsizetype many = 60'000;
    QTest::newRow("packed, hardly anything in it")
        << support::gzipped(
               bigEndian({0x803, quint32(many), 28, 28}) + QByteArray(many * imageSize, '\0'))
        << "47040016 bytes for the 60000 images"
        << "more than 50 times that, and 16777216 bytes, are not read";
    QTest::newRow("packed, truncated") << packed.chopped(60) << "whole gzip file"
                                       << "unexpected end of file";
    QTest::newRow("packed, without checksum") << packed.chopped(8) << "whole gzip file"
                                              << "unexpected end of file";
    QTest::newRow("packed, wrong checksum")
        << withByte(packed, -8, static_cast<char>(~packed[packed.size() - 8])) << "whole gzip file"
        << "incorrect data check";
    QTest::newRow("packed, wrong method") << withByte(packed, 2, 'x') << "whole gzip file"
                                          << "unknown compression method";
}

void TstIdxReader::refusesImages()
{
    QFETCH(QByteArray, bytes);
    const QString path = write(bytes);
    const auto images = core::readIdxImages(path);
    QVERIFY(!images);
    checkMessage(images.error(), path);
}

void TstIdxReader::refusesLabels_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("found");
    const QByteArray good = labelFile({"\1\2\3", 3});
    QTest::newRow("images") << imageFile(1) << "labels"
                            << "an image file";
    QTest::newRow("short header") << good.first(7) << "8 bytes"
                                  << "7 bytes";
    QTest::newRow("no label") << labelFile({}) << "1 to 2000000 labels"
                              << "0";
    QTest::newRow("gigantic count") << bigEndian({0x801, 0xffffffff}) << "1 to 2000000 labels"
                                    << "4294967295";
    QTest::newRow("too short") << good.chopped(1) << "11 bytes for the 3 labels"
                               << "10 bytes";
    QTest::newRow("too long") << good + '\1' << "11 bytes for the 3 labels"
                              << "12 bytes";
    QTest::newRow("label 10") << labelFile({"\1\2\12\3", 4}) << "0 to 9"
                              << "10 as label number 2";
    QTest::newRow("label 255") << labelFile({"\xff", 1}) << "0 to 9"
                               << "255 as label number 0";
}

void TstIdxReader::refusesLabels()
{
    QFETCH(QByteArray, bytes);
    for (const QByteArray& content : {bytes, support::gzipped(bytes)}) {
        const QString path = write(content);
        const auto labels = core::readIdxLabels(path, 10);
        QVERIFY(!labels);
        if (content == bytes) {
            checkMessage(labels.error(), path);
        }
    }
}

void TstIdxReader::refusesWhatIsNoFile()
{
    const QString missing = m_folder.filePath("missing");
    QCOMPARE(
        core::readIdxImages(missing).error().message,
        missing + ": expected a file, found nothing there");
    QCOMPARE(
        core::readIdxLabels(m_folder.path(), 10).error().message,
        m_folder.path() + ": expected a file, found a folder");
    QVERIFY(core::readIdxImages("/dev/null").error().message.contains("a device"));
}

void TstIdxReader::refusesEmptyFile()
{
    const QString path = write({});
    QCOMPARE(
        core::readIdxImages(path).error().message, path + ": expected data, found an empty file");
}

void TstIdxReader::saysWhatDoesNotFitIntoMemory()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("images");
    support::writeFileBytes(path, imageFile(40'000));
    const support::MemoryLimit limit(50'000'000);
    if (!limit.isSet()) {
        QSKIP("no limit can be set");
    }
    const auto images = core::readIdxImages(path);
    QVERIFY(!images);
    QVERIFY2(
        images.error().message.startsWith(path + " takes about 95 MB of memory, and "),
        qPrintable(images.error().message));
}

QTEST_GUILESS_MAIN(TstIdxReader)
#include "tst_idxreader.moc"
