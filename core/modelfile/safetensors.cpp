#include "core/modelfile/safetensors.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorvalues.h"

#include <QFile>
#include <QSet>
#include <QtEndian>

#include <algorithm>

namespace core
{

namespace
{

constexpr qint64 lengthBytes = sizeof(quint64);
constexpr qint64 valueBytes = sizeof(float);

Result<qint64> readHeaderLength(QFile& file)
{
    const QByteArray bytes = file.read(lengthBytes);
    if (bytes.size() != lengthBytes) {
        return Error{
            Tr::tr("header length: expected %1 bytes, found %2; this is no safetensors file")
                .arg(lengthBytes)
                .arg(bytes.size())};
    }
    const auto length = qFromLittleEndian<quint64>(bytes.constData());
    const qint64 limit = std::min(Safetensors::maxHeaderBytes, file.size() - lengthBytes);
    if (length > static_cast<quint64>(limit)) {
        return Error{Tr::tr("header length: expected at most %1 bytes, found %2; this is no "
                            "safetensors file, or it is cut short")
                         .arg(limit)
                         .arg(length)};
    }
    return static_cast<qint64>(length);
}

Result<SafetensorsHeader> readHeader(QFile& file, qint64 maxDataBytes)
{
    const auto length = readHeaderLength(file);
    if (!length) {
        return length.error();
    }
    const qint64 dataBytes = file.size() - lengthBytes - *length;
    if (dataBytes > maxDataBytes) {
        return Error{
            Tr::tr("data: expected at most %1 bytes, found %2").arg(maxDataBytes).arg(dataBytes)};
    }
    return parseSafetensorsHeader(file.read(*length), dataBytes);
}

/// The values as float32, chunk by chunk: the file's bytes are never in memory all at once.
Result<std::vector<float>>
readValues(QFile& file, const SafetensorsEntry& entry, const std::stop_token& stop)
{
    const qint64 bytesOfAll = entry.end - entry.begin;
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(bytesOfAll / bytesOf(entry.type)));
    QByteArray chunk(std::min(bytesOfAll, readChunkBytes), Qt::Uninitialized);
    for (qint64 done = 0; done < bytesOfAll;) {
        if (stop.stop_requested()) {
            return readingCancelled();
        }
        const qint64 wanted = std::min(bytesOfAll - done, readChunkBytes);
        const qint64 found = file.read(chunk.data(), wanted);
        if (found != wanted) {
            return Error{Tr::tr("tensor `%1`: data: expected %2 bytes, found %3")
                             .arg(entry.name.left(80))
                             .arg(bytesOfAll)
                             .arg(done + std::max<qint64>(found, 0))};
        }
        const auto appended = appendValues(
            values, entry.name, entry.type, chunk.constData(), wanted / bytesOf(entry.type));
        if (!appended) {
            return appended.error();
        }
        done += wanted;
    }
    return values;
}

Result<Safetensors> read(QFile& file, qint64 maxDataBytes, const std::stop_token& stop)
{
    if (const auto opened = openInputFile(file); !opened) {
        return opened.error();
    }
    const auto header = readHeader(file, maxDataBytes);
    if (!header) {
        return header.error();
    }
    // The entries follow each other and begin where the header ends.
    Safetensors content{header->metadata, {}};
    for (const SafetensorsEntry& entry : header->entries) {
        if (!entry.isRead) {
            file.seek(file.pos() + entry.end - entry.begin);
            continue;
        }
        auto values = readValues(file, entry, stop);
        if (!values) {
            return values.error();
        }
        content.tensors.append({entry.name, entry.shape, *std::move(values), entry.type});
    }
    return content;
}

/// An error if no reader would accept the file.
Result<SafetensorsHeader> headerOf(const Safetensors& content)
{
    SafetensorsHeader header{content.metadata, {}};
    QSet<QString> names{"__metadata__"};
    qint64 begin = 0;
    for (const SafetensorsTensor& tensor : content.tensors) {
        const auto count = static_cast<qint64>(tensor.values.size());
        if (names.contains(tensor.name)) {
            return Error{Tr::tr("tensor `%1`: the name is taken").arg(tensor.name)};
        }
        if (valueCount(tensor.shape, count) != count) {
            return Error{Tr::tr("tensor `%1`: expected values for shape %2, found %3")
                             .arg(tensor.name, shapeText(tensor.shape))
                             .arg(count)};
        }
        names.insert(tensor.name);
        header.entries.append({tensor.name, tensor.shape, begin, begin + count * valueBytes});
        begin += count * valueBytes;
    }
    return header;
}

void appendHeader(QByteArray& bytes, const SafetensorsHeader& header)
{
    const QByteArray json = safetensorsHeaderJson(header);
    const auto length = qToLittleEndian(static_cast<quint64>(json.size()));
    bytes.append(reinterpret_cast<const char*>(&length), lengthBytes);
    bytes.append(json);
}

void appendValues(QByteArray& bytes, const SafetensorsTensor& tensor)
{
    if (tensor.values.empty()) {
        return; // they have no address to copy from
    }
    const auto count = static_cast<qsizetype>(tensor.values.size());
    const qsizetype begin = bytes.size();
    bytes.resize(begin + count * valueBytes);
    qToLittleEndian<float>(tensor.values.data(), count, bytes.data() + begin);
}

} // namespace

Result<Safetensors>
readSafetensors(const QString& path, qint64 maxDataBytes, const std::stop_token& stop)
{
    QFile file(path);
    auto content = guarded([&] { return read(file, maxDataBytes, stop); });
    return content ? std::move(content) : inFile(path, content.error());
}

Result<QMap<QString, QString>> readSafetensorsMetadata(const QString& path, qint64 maxDataBytes)
{
    QFile file(path);
    if (const auto opened = openInputFile(file); !opened) {
        return inFile(path, opened.error());
    }
    const auto header = guarded([&] { return readHeader(file, maxDataBytes); });
    return header ? Result(header->metadata) : inFile(path, header.error());
}

Result<Done> writeSafetensors(const QString& path, const Safetensors& content)
{
    const auto header = headerOf(content);
    if (!header) {
        return inFile(path, header.error());
    }
    QByteArray bytes;
    appendHeader(bytes, *header);
    bytes.reserve(bytes.size() + (header->entries.isEmpty() ? 0 : header->entries.last().end));
    for (const SafetensorsTensor& tensor : content.tensors) {
        appendValues(bytes, tensor);
    }
    return saveFile(path, bytes);
}

} // namespace core
