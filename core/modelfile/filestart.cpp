#include "core/modelfile/filestart.h"

#include "core/base/contentkind.h"
#include "core/base/tr.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>

namespace core
{

namespace
{

/// The first bytes of a zip archive: of its first entry, or of its end when it is empty.
const auto zipStarts = {QByteArray("PK\x03\x04"), QByteArray("PK\x05\x06")};
const QByteArray gzipStart("\x1f\x8b");
/// 0x1950a86a20f9469cfc6c, little-endian, with which torch.save began before PyTorch 1.6; a pickle
/// that frames its instructions has them before it.
const QByteArray legacyMagic = QByteArray::fromHex("8a0a6cfc9c46f9206aa85019");
constexpr qsizetype legacyMagicEnd = 2 + 9 + 12;
constexpr char protocolOpcode = '\x80';
/// Where the header of a safetensors file begins. Its length stands before it.
constexpr qsizetype headerPlace = 8;
constexpr qsizetype longestText = 40;

bool isPickle(const QByteArray& bytes)
{
    return bytes.size() >= 2 && bytes[0] == protocolOpcode && bytes[1] >= 2 && bytes[1] <= 5;
}

/// The first line of a text in UTF-8; nothing if the bytes are no such text.
QString firstLine(const QByteArray& bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    const bool isText =
        !decode.hasError() && std::all_of(text.begin(), text.end(), [](QChar character) {
            return character.isPrint() || character.isSpace() || character.isSurrogate();
        });
    return isText ? text.trimmed().section('\n', 0, 0).trimmed().left(longestText) : QString();
}

QString foundIn(const QByteArray& bytes)
{
    if (bytes.isEmpty()) {
        return Tr::tr("an empty file");
    }
    if (bytes.startsWith(gzipStart)) {
        return Tr::tr("a file compressed by gzip; unpack it first");
    }
    if (isPickle(bytes)) {
        return Tr::tr("a pickle that torch.save did not write");
    }
    const QString line = firstLine(bytes);
    if (!line.isEmpty()) {
        return Tr::tr("text that begins with `%1`").arg(line);
    }
    if (const QString kind = kindOfContent(bytes); !kind.isEmpty()) {
        return kind;
    }
    constexpr qsizetype shown = 4;
    return Tr::tr("other bytes (%1)").arg(QString::fromLatin1(bytes.left(shown).toHex(' ')));
}

} // namespace

QByteArray firstBytes(QFile& file)
{
    constexpr qint64 enough = 160; // for the line of UTF-8 that may be shown
    return file.read(enough);
}

FileStart fileStart(const QByteArray& firstBytes)
{
    const bool isZip =
        std::any_of(zipStarts.begin(), zipStarts.end(), [&](const QByteArray& start) {
            return firstBytes.startsWith(start);
        });
    if (isZip) {
        return FileStart::Zip;
    }
    if (isPickle(firstBytes) && firstBytes.left(legacyMagicEnd).contains(legacyMagic)) {
        return FileStart::Legacy;
    }
    const bool hasHeader = firstBytes.size() > headerPlace && firstBytes[headerPlace] == '{';
    return hasHeader ? FileStart::Safetensors : FileStart::Other;
}

Error unknownStart(const QByteArray& firstBytes)
{
    return {Tr::tr("expected a model (a safetensors file, or one by torch.save), found %1")
                .arg(foundIn(firstBytes))};
}

} // namespace core
