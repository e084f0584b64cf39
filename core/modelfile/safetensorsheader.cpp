#include "core/modelfile/safetensorsheader.h"

#include "core/base/tr.h"
#include "core/modelfile/safetensors.h"
#include "core/modelfile/tensorchain.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace core
{

namespace
{

constexpr auto metadataKey = "__metadata__";
constexpr auto float32 = "F32";
constexpr auto int64 = "I64";

/// The types of values that are read.
std::optional<ValueType> valueType(const QJsonValue& dtype)
{
    static const QHash<QString, ValueType> types{
        {float32, ValueType::Float32},
        {"F64", ValueType::Float64},
        {"F16", ValueType::Float16},
        {"BF16", ValueType::BFloat16}};
    const auto type = types.constFind(dtype.toString());
    return type == types.constEnd() ? std::nullopt : std::optional(*type);
}

Error tensorError(
    const QString& tensor, const QString& field, const QString& expected, const QString& found)
{
    return Error{Tr::tr("tensor `%1`: %2: expected %3, found %4")
                     .arg(tensor.left(80), field, expected, found)};
}

QString jsonText(const QJsonValue& value)
{
    if (value.isUndefined()) {
        return Tr::tr("nothing");
    }
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2)).left(80);
}

/// A known type that is not for weights belongs to another kind of network.
Error unreadable(const QString& tensor, const QJsonValue& dtype)
{
    const QString found = dtype.isString()
                              ? jsonText(dtype) + QStringLiteral("; ") + knownLayersOnly()
                              : jsonText(dtype);
    return tensorError(tensor, "dtype", Tr::tr("F32, F64, F16 or BF16"), found);
}

/// Whole numbers from 0 on, as many as a tensor may have dimensions, or nothing.
std::optional<QList<qint64>> naturalNumbers(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > Safetensors::maxDimensions) {
        return std::nullopt;
    }
    QList<qint64> numbers;
    for (const QJsonValue element : array) {
        numbers.append(element.toInteger(-1));
        if (numbers.last() < 0) {
            return std::nullopt;
        }
    }
    return numbers;
}

/// How many keys a parsed value holds, at all depths.
qsizetype keyCount(const QJsonValue& value)
{
    qsizetype count = 0;
    const QJsonArray array = value.toArray();
    for (const QJsonValue element : array) {
        count += keyCount(element);
    }
    const QJsonObject object = value.toObject();
    for (const QJsonValue member : object) {
        count += 1 + keyCount(member);
    }
    return count;
}

/// How many keys a valid JSON text holds: the number of its colons outside of strings.
qsizetype keyCount(const QByteArray& json)
{
    qsizetype count = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (inString && json[i] == '\\') {
            ++i;
        } else if (json[i] == '"') {
            inString = !inString;
        } else if (json[i] == ':' && !inString) {
            ++count;
        }
    }
    return count;
}

Result<QJsonObject> parseObject(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!json.startsWith('{') || !document.isObject()) {
        return Error{Tr::tr("header: expected a JSON object, found other text (%1 at byte %2)")
                         .arg(problem.errorString())
                         .arg(problem.offset)};
    }
    // QJsonDocument keeps the last of two equal keys and says nothing.
    const qsizetype written = keyCount(json);
    const qsizetype distinct = keyCount(QJsonValue(document.object()));
    if (written != distinct) {
        return Error{
            Tr::tr("header: expected every name once, found %1 names of which %2 are repeated")
                .arg(written)
                .arg(written - distinct)};
    }
    return document.object();
}

Result<QMap<QString, QString>> parseMetadata(const QJsonValue& value)
{
    QMap<QString, QString> texts;
    if (!value.isUndefined() && !value.isObject()) {
        return Error{
            Tr::tr("`%1`: expected a JSON object, found %2").arg(metadataKey, jsonText(value))};
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString()) {
            return Error{Tr::tr("`%1`: `%2`: expected a text, found %3")
                             .arg(metadataKey, it.key().left(80), jsonText(it.value()))};
        }
        texts.insert(it.key(), it.value().toString());
    }
    return texts;
}

Result<QList<qint64>> parseShape(const QString& name, const QJsonValue& value, qint64 limit)
{
    const auto shape = naturalNumbers(value);
    if (!shape) {
        return tensorError(
            name, "shape",
            Tr::tr("a list of at most %1 whole numbers").arg(Safetensors::maxDimensions),
            jsonText(value));
    }
    if (!valueCount(*shape, limit)) {
        return tensorError(
            name, "shape", Tr::tr("no more than the file's %1 values").arg(limit), jsonText(value));
    }
    return *shape;
}

/// An entry whose offsets lie within the data and agree with its shape.
Result<SafetensorsEntry>
placedEntry(SafetensorsEntry entry, const QJsonValue& offsets, qint64 dataBytes)
{
    const auto error = [&](const QString& expected, const QString& found) {
        return tensorError(entry.name, "data_offsets", expected, found);
    };
    const auto range = naturalNumbers(offsets);
    if (!range || range->size() != 2 || range->at(0) > range->at(1)) {
        return error(Tr::tr("two whole numbers, begin and end"), jsonText(offsets));
    }
    entry.begin = range->at(0);
    entry.end = range->at(1);
    if (entry.end > dataBytes) {
        return error(
            Tr::tr("an end within the file's %1 bytes of data").arg(dataBytes),
            QString::number(entry.end));
    }
    const qint64 bytes = *valueCount(entry.shape, dataBytes) * bytesOf(entry.type);
    if (entry.end - entry.begin != bytes) {
        return error(
            Tr::tr("%1 bytes for shape %2").arg(bytes).arg(shapeText(entry.shape)),
            QString::number(entry.end - entry.begin));
    }
    return entry;
}

Result<SafetensorsEntry> parseEntry(const QString& name, const QJsonValue& value, qint64 dataBytes)
{
    const QJsonValue dtype = value["dtype"];
    const bool isCounter = isBatchCounter(name) && dtype.toString() == QLatin1String(int64);
    const auto type =
        isCounter ? std::optional(ValueType::Float64) : valueType(dtype); // it is as wide
    if (!type) {
        return unreadable(name, dtype);
    }
    const auto shape = parseShape(name, value["shape"], dataBytes / bytesOf(*type));
    if (!shape) {
        return shape.error();
    }
    return placedEntry({name, *shape, 0, 0, *type, !isCounter}, value["data_offsets"], dataBytes);
}

/// Checks that there is no overlap, no hole and nothing after the last entry.
Result<Done> checkLayout(const QList<SafetensorsEntry>& sorted, qint64 dataBytes)
{
    qint64 end = 0;
    for (const SafetensorsEntry& entry : sorted) {
        if (entry.begin != end) {
            return tensorError(
                entry.name, "data_offsets",
                Tr::tr("a begin of %1, where the tensor before it ends").arg(end),
                QString::number(entry.begin));
        }
        end = entry.end;
    }
    if (end != dataBytes) {
        return Error{
            Tr::tr("data: expected %1 bytes after the header, found %2").arg(end).arg(dataBytes)};
    }
    return Done{};
}

Result<QList<SafetensorsEntry>> parseEntries(const QJsonObject& tensors, qint64 dataBytes)
{
    if (tensors.size() > Safetensors::maxTensors) {
        return Error{Tr::tr("header: expected at most %1 tensors, found %2")
                         .arg(Safetensors::maxTensors)
                         .arg(tensors.size())};
    }
    QList<SafetensorsEntry> sorted;
    for (auto it = tensors.begin(); it != tensors.end(); ++it) {
        auto entry = parseEntry(it.key(), it.value(), dataBytes);
        if (!entry) {
            return entry.error();
        }
        sorted.append(std::move(entry).value());
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    if (const auto layout = checkLayout(sorted, dataBytes); !layout) {
        return layout.error();
    }
    return sorted;
}

QJsonObject entryJson(const SafetensorsEntry& entry)
{
    QJsonArray shape;
    for (const qint64 size : entry.shape) {
        shape.append(size);
    }
    return {
        {"dtype", float32}, {"shape", shape}, {"data_offsets", QJsonArray{entry.begin, entry.end}}};
}

} // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(const QByteArray& json, qint64 dataBytes)
{
    auto object = parseObject(json);
    if (!object) {
        return object.error();
    }
    QJsonObject tensors = std::move(object).value();
    const QJsonValue texts = tensors.contains(metadataKey) ? tensors.take(metadataKey)
                                                           : QJsonValue(QJsonValue::Undefined);
    const auto metadata = parseMetadata(texts);
    if (!metadata) {
        return metadata.error();
    }
    const auto entries = parseEntries(tensors, dataBytes);
    if (!entries) {
        return entries.error();
    }
    return SafetensorsHeader{*metadata, *entries};
}

QByteArray safetensorsHeaderJson(const SafetensorsHeader& header)
{
    QJsonObject json;
    QJsonObject texts;
    for (auto it = header.metadata.begin(); it != header.metadata.end(); ++it) {
        texts.insert(it.key(), it.value());
    }
    if (!texts.isEmpty()) {
        json.insert(metadataKey, texts);
    }
    for (const SafetensorsEntry& entry : header.entries) {
        json.insert(entry.name, entryJson(entry));
    }
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return text.leftJustified((text.size() + 7) / 8 * 8, ' ');
}

QString shapeText(const QList<qint64>& shape)
{
    QStringList texts;
    for (const qint64 size : shape) {
        texts.append(QString::number(size));
    }
    return '[' + texts.join(", ") + ']';
}

std::optional<qint64> valueCount(const QList<qint64>& shape, qint64 limit)
{
    qint64 count = 1;
    for (const qint64 size : shape) {
        if (size > 0 && count > limit / size) {
            return std::nullopt;
        }
        count *= size;
    }
    return count <= limit ? std::optional(count) : std::nullopt;
}

} // namespace core
