#include "core/ink/picturefile.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <sys/stat.h>
#include <zlib.h>

namespace
{

/// Pictures as they are written here are small files, however many pixels they have.
QImage plainPicture(QSize size, QImage::Format format = QImage::Format_RGB32)
{
    QImage picture(size, format);
    picture.fill(Qt::white);
    QPainter(&picture).fillRect(size.width() / 4, 0, size.width() / 2, size.height(), Qt::black);
    return picture;
}

QByteArray encoded(const QImage& picture, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, format)) {
        qFatal("cannot write %s", format);
    }
    return bytes;
}

/// The head of an interlaced PNG picture with 16 bits a channel: red, green, blue and opacity.
QByteArray headOfInterlacedPng(quint32 width, quint32 height)
{
    QByteArray png = encoded(QImage(1, 1, QImage::Format_RGBA64), "png");
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    png[28] = 1;
    // Without the checksum, libpng would not look further.
    const auto* checked = reinterpret_cast<const Bytef*>(png.constData() + 12);
    qToBigEndian(static_cast<quint32>(crc32(0, checked, 17)), png.data() + 29);
    return png;
}

} // namespace

class TstPictureFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFormatsByContent_data();
    void readsFormatsByContent();
    void turnsPicturesUpright();
    void scalesLargePictures_data();
    void scalesLargePictures();
    void badFileIsNamed_data();
    void badFileIsNamed();

private:
    QString written(const QString& name, const QByteArray& content) const;

    QTemporaryDir m_folder;
};

QString TstPictureFile::written(const QString& name, const QByteArray& content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(name));
    }
    return file.fileName();
}

void TstPictureFile::readsFormatsByContent_data()
{
    QTest::addColumn<QByteArray>("format");
    QVERIFY(core::pictureFormats().contains("png"));
    QVERIFY(core::pictureFormats().contains("jpeg"));
    for (const QByteArray& format : core::pictureFormats()) {
        if (QImageWriter::supportedImageFormats().contains(format)) {
            QTest::newRow(format) << format;
        }
    }
}

void TstPictureFile::readsFormatsByContent()
{
    QFETCH(QByteArray, format);
    const QImage shown = plainPicture({200, 150});
    const auto picture = core::readPicture(written("picture.svg", encoded(shown, format)));
    QVERIFY2(picture.hasValue(), picture ? "" : qPrintable(picture.error().message));
    QCOMPARE(picture->size(), QSize(200, 150));
    QVERIFY(qGray(picture->pixel(100, 75)) < 10);
    QVERIFY(qGray(picture->pixel(10, 75)) > 245);
}

void TstPictureFile::turnsPicturesUpright()
{
    // Written with an Exif orientation that says: turn by 90 degrees.
    const QString path = m_folder.filePath("turned.jpg");
    QImageWriter writer(path, "jpeg");
    writer.setTransformation(QImageIOHandler::TransformationRotate90);
    QVERIFY(writer.write(plainPicture({200, 150})));
    const auto picture = core::readPicture(path);
    QVERIFY(picture.hasValue());
    QCOMPARE(picture->size(), QSize(150, 200));
}

void TstPictureFile::scalesLargePictures_data()
{
    QTest::addColumn<QImage>("large");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QSize>("size");
    const QImage photo = plainPicture({8160, 6144});
    QTest::newRow("a photo of 50 megapixels") << photo << QByteArray("jpeg") << QSize(2048, 1542);
    QTest::newRow("the same as PNG") << photo << QByteArray("png") << QSize(2048, 1542);
    QTest::newRow("a grey scan of 32 megapixels")
        << plainPicture({6600, 5000}, QImage::Format_Grayscale8) << QByteArray("pgm")
        << QSize(2048, 1551);
    QTest::newRow("a line") << plainPicture({16384, 2}) << QByteArray("png") << QSize(2048, 1);
    QTest::newRow("not large") << plainPicture({2048, 1542}) << QByteArray("png")
                               << QSize(2048, 1542);
}

void TstPictureFile::scalesLargePictures()
{
    QFETCH(QImage, large);
    QFETCH(QByteArray, format);
    QFETCH(QSize, size);
    const auto picture = core::readPicture(written("large", encoded(large, format)));
    QVERIFY2(picture.hasValue(), picture ? "" : qPrintable(picture.error().message));
    QCOMPARE(picture->size(), size);
    QVERIFY(qGray(picture->pixel(size.width() / 2, size.height() / 2)) < 10);
    QVERIFY(qGray(picture->pixel(2, 0)) > 245);
}

void TstPictureFile::badFileIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("finding");
    QTest::newRow("missing") << m_folder.filePath("none.png") << "no such file";
    QTest::newRow("folder") << m_folder.path() << "a folder";
    QTest::newRow("device") << "/dev/zero"
                            << "a device";
    QTest::newRow("empty") << written("empty.png", {}) << "an empty file";
    QTest::newRow("text") << written("text.png", "no picture") << "found plain text document.";
    QTest::newRow("drawing of shapes")
        << written("shapes.png", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
        << "found SVG image.";
    QTest::newRow("side too long")
        << written("long.pgm", "P5 16385 8 255\n" + QByteArray(64, 0)) << "16385 x 8";
    QTest::newRow("too many pixels")
        << written("large.ppm", "P6 16000 16000 255\n" + QByteArray(64, 0)) << "16000 x 16000";
    const QImage scan = plainPicture({7000, 5000}, QImage::Format_Grayscale8);
    QTest::newRow("grey") << written("grey.png", encoded(scan, "png"))
                          << "7000 x 5000 pixels with 133 MB";
    QTest::newRow("too much memory") << written("interlaced.png", headOfInterlacedPng(5000, 4000))
                                     << "5000 x 4000 pixels with 152 MB";
    const QByteArray whole = encoded(plainPicture({200, 150}), "png");
    QTest::newRow("cut off") << written("cut.png", whole.first(100)) << "damaged";
    const QString pipe = m_folder.filePath("pipe.png");
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QTest::newRow("pipe") << pipe << "a device";
}

void TstPictureFile::badFileIsNamed()
{
    QFETCH(QString, path);
    QFETCH(QString, finding);
    const auto picture = core::readPicture(path);
    QVERIFY(!picture);
    const QString message = picture.error().message;
    QVERIFY2(message.startsWith(path), qPrintable(message));
    QVERIFY2(message.contains("expected a picture"), qPrintable(message));
    QVERIFY2(message.contains(finding), qPrintable(message));
}

QTEST_GUILESS_MAIN(TstPictureFile)
#include "tst_picturefile.moc"
