#include "core/ink/picturefile.h"

#include "core/base/contentkind.h"
#include "core/base/inputfile.h"
#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QPixelFormat>

#include <algorithm>

namespace core
{

namespace
{

constexpr qint64 enoughForKind = 512; ///< bytes
constexpr qint64 maxFileMegabytes = 128;
constexpr int maxSide = 16384;
/// Of pictures that are scaled while they are decoded: no more than a few rows are in memory.
constexpr int maxMegapixels = 64;
/// Of all others. It is Qt's own limit, beyond which it calls a picture damaged.
constexpr int maxUnpackedMegabytes = 128;
/// What reads pictures scales them to a sixth of that.
constexpr int largestSide = 2048;

int longerSide(QSize size)
{
    return std::max(size.width(), size.height());
}

/// Whether Qt scales a PNG picture row by row: those of 8 bits a colour (true colour, with opacity
/// or without), not interlaced. See the PNG specification, 11.2.2: the image header.
bool isPlainPng(QFile& file)
{
    constexpr qsizetype bitDepth = 24;
    constexpr qsizetype colourType = 25;
    constexpr qsizetype interlace = 28;
    file.seek(0);
    const QByteArray head = file.peek(interlace + 1);
    return head.size() > interlace && head[bitDepth] == 8 &&
           (head[colourType] == 2 || head[colourType] == 6) && head[interlace] == 0;
}

bool isScaledWhileDecoded(QFile& file, const QByteArray& format)
{
    return format == "jpeg" || (format == "png" && isPlainPng(file));
}

/// Of the picture as it is stored, as Qt counts: at least four bytes a pixel.
qint64 unpackedBytes(const QImageReader& reader)
{
    const QImage::Format format = reader.imageFormat();
    const int bits =
        format == QImage::Format_Invalid ? 0 : QImage::toPixelFormat(format).bitsPerPixel();
    const QSize size = reader.size();
    return qint64{size.width()} * size.height() * std::max(bits / 8, 4);
}

/// One of pictureFormats(), by the first bytes; nothing for another content.
QByteArray formatOf(QFile& file)
{
    const QByteArrayList formats = pictureFormats();
    const auto found = std::ranges::find_if(formats, [&](const QByteArray& format) {
        // Some formats' readers leave the file where they have looked.
        file.seek(0);
        QImageReader reader(&file, format);
        reader.setAutoDetectImageFormat(false);
        return reader.canRead();
    });
    return found == formats.end() ? QByteArray() : *found;
}

/// The error does not name the file.
Result<Done> checkSize(const QImageReader& reader, bool isScaled)
{
    const QSize size = reader.size();
    const QString pixels = Tr::tr("%1 x %2 pixels").arg(size.width()).arg(size.height());
    if (size.isEmpty()) {
        return Error{Tr::tr("expected a picture, found a damaged one: it does not say its size.")};
    }
    if (longerSide(size) > maxSide) {
        return Error{Tr::tr("expected a picture with sides of at most %1 pixels, found %2.")
                         .arg(QString::number(maxSide), pixels)};
    }
    if (qint64{size.width()} * size.height() > maxMegapixels << 20) {
        return Error{Tr::tr("expected a picture of at most %1 megapixels, found %2.")
                         .arg(QString::number(maxMegapixels), pixels)};
    }
    if (!isScaled && unpackedBytes(reader) > maxUnpackedMegabytes << 20) {
        return Error{Tr::tr("expected a picture of at most %1 MB when unpacked, or a JPEG picture; "
                            "found %2 with %3 MB.")
                         .arg(QString::number(maxUnpackedMegabytes), pixels)
                         .arg(unpackedBytes(reader) >> 20)};
    }
    return Done{};
}

Result<QImage> decoded(QImageReader& reader)
{
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); longerSide(size) > largestSide) {
        const QSize scaled = size.scaled(largestSide, largestSide, Qt::KeepAspectRatio);
        reader.setScaledSize(scaled.expandedTo({1, 1}));
    }
    const QImage picture = reader.read();
    if (picture.isNull()) {
        return Error{
            Tr::tr("expected a picture, found a damaged one: %1.").arg(reader.errorString())};
    }
    return picture;
}

Result<QImage> readFrom(QFile& file)
{
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Tr::tr("expected a picture, found an error: %1.").arg(file.errorString())};
    }
    if (file.size() == 0) {
        return Error{Tr::tr("expected a picture, found an empty file.")};
    }
    const QByteArray format = formatOf(file);
    if (format.isEmpty()) {
        const QString known = QString::fromLatin1(pictureFormats().join(", ")).toUpper();
        const QString kind = kindOfContent(file.peek(enoughForKind));
        return Error{Tr::tr("expected a picture (%1), found %2.")
                         .arg(known, kind.isEmpty() ? Tr::tr("another kind of file") : kind)};
    }
    const bool isScaled = isScaledWhileDecoded(file, format);
    file.seek(0);
    QImageReader reader(&file, format);
    reader.setAutoDetectImageFormat(false);
    const auto usable = checkSize(reader, isScaled);
    if (!usable) {
        return usable.error();
    }
    return decoded(reader);
}

} // namespace

QByteArrayList pictureFormats()
{
    const QList<QByteArray> supported = QImageReader::supportedImageFormats();
    QByteArrayList formats;
    for (const char* format : {"png", "jpeg", "gif", "bmp", "webp", "pbm", "pgm", "ppm"}) {
        if (supported.contains(format)) {
            formats.append(format);
        }
    }
    return formats;
}

Result<QImage> readPicture(const QString& path)
{
    if (const auto usable = checkInputFile(path, Tr::tr("a picture"), maxFileMegabytes); !usable) {
        return usable.error();
    }
    QFile file(path);
    Result<QImage> picture = readFrom(file);
    return picture ? picture : inFile(QDir::toNativeSeparators(path), picture.error());
}

} // namespace core
