#pragma once

#include "core/base/result.h"
#include "core/modelfile/tensorvalues.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <limits>
#include <stop_token>
#include <vector>

namespace core
{

/// One tensor of a safetensors file; written as float32.
struct SafetensorsTensor {
    QString name;
    QList<qint64> shape;
    std::vector<float> values;           ///< row-major, as many as the shape's product
    ValueType type = ValueType::Float32; ///< of the values in the file that was read
};

/// The content of a safetensors file: https://github.com/huggingface/safetensors#format
struct Safetensors {
    static constexpr qint64 maxHeaderBytes = qint64{16} * 1024 * 1024;
    static constexpr qsizetype maxTensors = 4096;
    static constexpr qsizetype maxDimensions = 64; ///< of a tensor, as PyTorch has it

    QMap<QString, QString> metadata;
    QList<SafetensorsTensor> tensors;
};

/// Reads a safetensors file, with the tensors in the order of their data. They are float32, or
/// float16, bfloat16 or float64, which become float32; values that do not fit are refused. Counters
/// of batches are left out. Header length, shapes and offsets are bounded and compared with the
/// file's size before anything is allocated; errors name file and field. Data of more than
/// `maxDataBytes` is refused. A stop request ends the reading within milliseconds, with an error.
Result<Safetensors> readSafetensors(
    const QString& path, qint64 maxDataBytes = std::numeric_limits<qint64>::max(),
    const std::stop_token& stop = {});

/// Reads only the metadata. Header and sizes are checked in the same way.
Result<QMap<QString, QString>> readSafetensorsMetadata(
    const QString& path, qint64 maxDataBytes = std::numeric_limits<qint64>::max());

/// Writes beside the target and renames the file. Tensors keep their order; the data starts 8-byte
/// aligned.
Result<Done> writeSafetensors(const QString& path, const Safetensors& content);

} // namespace core
