#include "core/data/idxreader.h"

#include "core/base/memory.h"
#include "core/base/tr.h"
#include "core/data/gzipreader.h"
#include "core/ink/digitimage.h"

#include <QDir>
#include <QtEndian>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace core
{

namespace
{

constexpr quint32 imageMagic = 0x803;
constexpr quint32 labelMagic = 0x801;
constexpr qint64 chunkSize = 4 << 20;
/// How many times larger than a gzip file its content may be, beside `freeBytes`. MNIST's images
/// are packed five times, empty ones a thousand times.
constexpr qint64 maxExpansion = 50;
constexpr qint64 freeBytes = 16 << 20;

/// What a header must say.
struct Format {
    quint32 magic;
    int dimensions;
    qint64 itemSize;

    qint64 headerSize() const { return 4 + 4 * dimensions; }
    QString noun() const { return magic == imageMagic ? Tr::tr("images") : Tr::tr("labels"); }
};

constexpr Format imageFormat{imageMagic, 3, digitImagePixels};
constexpr Format labelFormat{labelMagic, 1, 1};

Error disagreement(const QString& path, const QString& expected, const QString& found)
{
    return Error{
        Tr::tr("%1: expected %2, found %3").arg(QDir::toNativeSeparators(path), expected, found)};
}

quint32 headerField(const QByteArray& header, int index)
{
    return qFromBigEndian<quint32>(header.constData() + qsizetype{4} * index);
}

QString hex(quint32 magic)
{
    return QStringLiteral("0x%1").arg(magic, 8, 16, QLatin1Char('0'));
}

QString magicFinding(quint32 magic, int dimensions)
{
    const int itsDimensions = static_cast<int>(magic & 0xff);
    if (magic == imageMagic) {
        return Tr::tr("an image file (magic %1)").arg(hex(magic));
    }
    if (magic == labelMagic) {
        return Tr::tr("a label file (magic %1)").arg(hex(magic));
    }
    if (magic >> 8 == imageMagic >> 8 && itsDimensions != dimensions) {
        return Tr::tr("%1 dimensions (magic %2)").arg(itsDimensions).arg(hex(magic));
    }
    return Tr::tr("magic %1").arg(hex(magic));
}

Result<Done> checkMagic(const QString& path, const QByteArray& header, const Format& format)
{
    const quint32 magic = headerField(header, 0);
    if (magic == format.magic) {
        return Done{};
    }
    return disagreement(
        path,
        Tr::tr("IDX %1 with %2 dimension(s) of bytes (magic %3)")
            .arg(format.noun())
            .arg(format.dimensions)
            .arg(hex(format.magic)),
        magicFinding(magic, format.dimensions));
}

Result<Done> checkSizes(const QString& path, const QByteArray& header, const Format& format)
{
    const qint64 count = headerField(header, 1);
    if (count < 1 || count > maxIdxCount) {
        return disagreement(
            path, Tr::tr("a count of 1 to %1 %2").arg(maxIdxCount).arg(format.noun()),
            QString::number(count));
    }
    for (int field = 2; field <= format.dimensions; ++field) {
        const quint32 side = headerField(header, field);
        if (side != digitImageSide) {
            return disagreement(
                path, Tr::tr("images of %1x%1").arg(digitImageSide),
                field == 2 ? Tr::tr("%1 rows").arg(side) : Tr::tr("%1 columns").arg(side));
        }
    }
    return Done{};
}

Result<QByteArray> readHeader(GzipReader& reader, const QString& path, const Format& format)
{
    QByteArray header(format.headerSize(), '\0');
    const Result<qint64> got = reader.read(header.data(), header.size());
    if (!got) {
        return got.error();
    }
    // For a short file of another kind, the magic number says more than the length.
    if (*got >= 4) {
        if (const auto good = checkMagic(path, header, format); !good) {
            return good.error();
        }
    }
    if (*got < header.size()) {
        return disagreement(
            path, Tr::tr("a header of %1 bytes").arg(header.size()),
            Tr::tr("a file of %1 bytes").arg(*got));
    }
    if (const auto good = checkSizes(path, header, format); !good) {
        return good.error();
    }
    return header;
}

QString bodyExpectation(const Format& format, qint64 size)
{
    return Tr::tr("%1 bytes for the %2 %3 that the header names")
        .arg(format.headerSize() + size)
        .arg(size / format.itemSize)
        .arg(format.noun());
}

/// Compares the sizes in the header with the size of the file, before anything is allocated.
Result<Done>
checkLength(const GzipReader& reader, const QString& path, const Format& format, qint64 size)
{
    const qint64 expected = format.headerSize() + size;
    if (!reader.isPacked() && reader.fileSize() != expected) {
        return disagreement(
            path, bodyExpectation(format, size), Tr::tr("%1 bytes").arg(reader.fileSize()));
    }
    if (reader.mostBytes() < expected) {
        return disagreement(
            path, bodyExpectation(format, size),
            Tr::tr("a gzip file of %1 bytes, which cannot hold so much").arg(reader.fileSize()));
    }
    if (reader.isPacked() && expected > reader.fileSize() * maxExpansion + freeBytes) {
        return disagreement(
            path, bodyExpectation(format, size),
            Tr::tr("a gzip file of %1 bytes: more than %2 times that, and %3 bytes, are not read")
                .arg(reader.fileSize())
                .arg(maxExpansion)
                .arg(freeBytes));
    }
    return Done{};
}

/// Asks for huge pages. With small pages, loading spent most of its time in page faults (in a
/// virtual machine 170 ms for MNIST's train images, and 20 ms with huge pages).
void useHugePages([[maybe_unused]] QByteArray& bytes)
{
#ifdef Q_OS_LINUX
    constexpr quintptr pageSize = 4096;
    const auto begin = reinterpret_cast<quintptr>(bytes.data());
    const quintptr firstPage = (begin + pageSize - 1) / pageSize * pageSize;
    const quintptr end = begin + static_cast<quintptr>(bytes.size());
    if (bytes.size() >= chunkSize) {
        ::madvise(reinterpret_cast<void*>(firstPage), end - firstPage, MADV_HUGEPAGE);
    }
#endif
}

/// Reads `size` bytes. For a packed file, memory grows with the bytes that really come, not with
/// what the header says.
Result<QByteArray>
readBody(GzipReader& reader, const QString& path, const Format& format, qint64 size)
{
    QByteArray body;
    while (body.size() < size) {
        const qint64 start = body.size();
        body.resize(reader.isPacked() ? std::min(size, std::max(2 * start, chunkSize)) : size);
        useHugePages(body);
        const Result<qint64> got = reader.read(body.data() + start, body.size() - start);
        if (!got) {
            return got.error();
        }
        if (start + *got < body.size()) {
            return disagreement(
                path, bodyExpectation(format, size),
                Tr::tr("%1 bytes").arg(format.headerSize() + start + *got));
        }
    }
    return body;
}

/// This also makes zlib compare the checksum, which follows the last byte.
Result<Done> expectEnd(GzipReader& reader, const QString& path, const Format& format, qint64 size)
{
    char extra = 0;
    const Result<qint64> got = reader.read(&extra, 1);
    if (!got) {
        return got.error();
    }
    if (*got > 0) {
        return disagreement(path, bodyExpectation(format, size), Tr::tr("more bytes"));
    }
    return Done{};
}

Result<QByteArray> readIdx(const QString& path, const Format& format)
{
    Result<GzipReader> opened = GzipReader::open(path);
    if (!opened) {
        return opened.error();
    }
    GzipReader reader = *std::move(opened);
    const Result<QByteArray> header = readHeader(reader, path, format);
    if (!header) {
        return header.error();
    }
    const qint64 size = headerField(*header, 1) * format.itemSize;
    if (const auto good = checkLength(reader, path, format, size); !good) {
        return good.error();
    }
    if (const auto fits = checkMemoryFor(QDir::toNativeSeparators(path), size); !fits) {
        return fits.error();
    }
    Result<QByteArray> body = readBody(reader, path, format, size);
    if (body) {
        if (const auto good = expectEnd(reader, path, format, size); !good) {
            return good.error();
        }
    }
    return body;
}

} // namespace

Result<IdxImages> readIdxImages(const QString& path)
{
    Result<QByteArray> pixels = readIdx(path, imageFormat);
    if (!pixels) {
        return pixels.error();
    }
    IdxImages images;
    images.pixels = *std::move(pixels);
    images.count = images.pixels.size() / digitImagePixels;
    return images;
}

Result<QByteArray> readIdxLabels(const QString& path, int classes)
{
    Result<QByteArray> labels = readIdx(path, labelFormat);
    if (!labels) {
        return labels;
    }
    const auto wrong = std::find_if(labels->cbegin(), labels->cend(), [classes](char label) {
        return static_cast<uchar>(label) >= classes;
    });
    if (wrong != labels->cend()) {
        return disagreement(
            path, Tr::tr("labels of 0 to %1").arg(classes - 1),
            Tr::tr("%1 as label number %2, counted from 0")
                .arg(static_cast<uchar>(*wrong))
                .arg(wrong - labels->cbegin()));
    }
    return labels;
}

} // namespace core
