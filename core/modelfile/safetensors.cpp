#include "core/modelfile/safetensors.h"

#include "core/modelfile/safetensorsheader.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>
#include <QtEndian>

#include <algorithm>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Safetensors)
};

constexpr qint64 lengthBytes = sizeof(quint64);
constexpr qint64 valueBytes = sizeof(float);

Result<Done> open(QFile& file)
{
    const QFileInfo info(file);
    if (!info.exists()) {
        return Error{Tr::tr("there is no such file")};
    }
    // A pipe or a device has no size to compare with, and opening one may wait for ever.
    if (!info.isFile()) {
        return Error{Tr::tr("expected a file, found a folder or a device")};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{file.errorString()};
    }
    return Done{};
}

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

Result<SafetensorsTensor> readTensor(QFile& file, const SafetensorsEntry& entry)
{
    const qint64 bytes = entry.end - entry.begin;
    SafetensorsTensor tensor{entry.name, entry.shape, std::vector<float>(bytes / valueBytes)};
    const qint64 found = file.read(reinterpret_cast<char*>(tensor.values.data()), bytes);
    if (found != bytes) {
        return Error{Tr::tr("tensor `%1`: data: expected %2 bytes, found %3")
                         .arg(entry.name)
                         .arg(bytes)
                         .arg(found)};
    }
    qFromLittleEndian<float>(
        tensor.values.data(), static_cast<qsizetype>(tensor.values.size()), tensor.values.data());
    return tensor;
}

Result<Safetensors> read(QFile& file, qint64 maxDataBytes)
{
    if (const auto opened = open(file); !opened) {
        return opened.error();
    }
    const auto header = readHeader(file, maxDataBytes);
    if (!header) {
        return header.error();
    }
    // The entries lie one after the other and begin where the header ends.
    Safetensors content{header->metadata, {}};
    for (const SafetensorsEntry& entry : header->entries) {
        auto tensor = readTensor(file, entry);
        if (!tensor) {
            return tensor.error();
        }
        content.tensors.append(std::move(tensor).value());
    }
    return content;
}

/// An error for what would make a file that no reader accepts.
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

/// QSaveFile::write() takes a part when the disk gets full, reports no error, and commit() would
/// rename the cut file; asking for the rest brings the error out.
bool writeAll(QSaveFile& file, const void* data, qint64 bytes)
{
    const auto* rest = static_cast<const char*>(data);
    while (bytes > 0) {
        const qint64 written = file.write(rest, bytes);
        if (written <= 0) {
            return false;
        }
        rest += written;
        bytes -= written;
    }
    return true;
}

bool writeHeader(QSaveFile& file, const SafetensorsHeader& header)
{
    const QByteArray json = safetensorsHeaderJson(header);
    const auto length = qToLittleEndian(static_cast<quint64>(json.size()));
    return writeAll(file, &length, lengthBytes) && writeAll(file, json.constData(), json.size());
}

bool writeValues(QSaveFile& file, const SafetensorsTensor& tensor)
{
    std::vector<float> littleEndian(tensor.values.size());
    const auto count = static_cast<qsizetype>(tensor.values.size());
    qToLittleEndian<float>(tensor.values.data(), count, littleEndian.data());
    return writeAll(file, littleEndian.data(), count * valueBytes);
}

Result<Done> write(QSaveFile& file, const Safetensors& content)
{
    const auto header = headerOf(content);
    if (!header) {
        return header.error();
    }
    const bool whole = file.open(QIODevice::WriteOnly) && writeHeader(file, *header) &&
                       std::all_of(
                           content.tensors.begin(), content.tensors.end(),
                           [&](const auto& tensor) { return writeValues(file, tensor); }) &&
                       file.flush();
    if (!whole || !file.commit()) {
        return Error{Tr::tr("cannot be written: %1").arg(file.errorString())};
    }
    return Done{};
}

Error inFile(const QString& path, const Error& error)
{
    return Error{path + ": " + error.message};
}

} // namespace

Result<Safetensors> readSafetensors(const QString& path, qint64 maxDataBytes)
{
    QFile file(path);
    auto content = read(file, maxDataBytes);
    return content ? std::move(content) : inFile(path, content.error());
}

Result<Done> writeSafetensors(const QString& path, const Safetensors& content)
{
    QSaveFile file(path);
    const auto written = write(file, content);
    return written ? written : inFile(path, written.error());
}

} // namespace core
