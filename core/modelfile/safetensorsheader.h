#pragma once

#include "core/base/result.h"
#include "core/modelfile/tensorvalues.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace core
{

/// What a header says about a tensor and its place.
struct SafetensorsEntry {
    QString name;
    QList<qint64> shape;
    qint64 begin = 0; ///< bytes from the start of the data
    qint64 end = 0;
    ValueType type = ValueType::Float32;
    bool isRead = true; ///< false for a counter of batches: whole numbers, which are no weights
};

/// The header of a safetensors file; entries are in the order of their data.
struct SafetensorsHeader {
    QMap<QString, QString> metadata;
    QList<SafetensorsEntry> entries;
};

/// Parses a header and compares it with the `dataBytes` that follow it in the file. Types must be
/// floating point, except for counters of batches (isBatchCounter()); each name may occur once, and
/// there must be no overlap and no hole. Errors name the field but not the file.
Result<SafetensorsHeader> parseSafetensorsHeader(const QByteArray& json, qint64 dataBytes);

/// The header as JSON, padded with spaces to a multiple of 8 bytes.
QByteArray safetensorsHeaderJson(const SafetensorsHeader& header);

/// `[256, 784]`
QString shapeText(const QList<qint64>& shape);

/// The product of a shape's sizes, or nothing when it is more than `limit`.
std::optional<qint64> valueCount(const QList<qint64>& shape, qint64 limit);

} // namespace core
