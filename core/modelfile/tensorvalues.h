#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace core
{

/// How a tensor's numbers are written in files.
enum class ValueType { Float64, Float32, Float16, BFloat16 };

qint64 bytesOf(ValueType type);

/// The largest network that DigitLab builds, as bytes of the widest values that are read.
qint64 maxWeightBytes();

/// Number `index` of a little-endian array.
double valueAt(ValueType type, const char* values, qint64 index);

/// Appends `count` values of a little-endian array to those of a tensor, as float32. An error names
/// the first value that does not fit.
Result<Done> appendValues(
    std::vector<float>& values, const QString& tensor, ValueType type, const char* bytes,
    qint64 count);

/// The same value as float32, or nothing where a finite one would become infinite.
std::optional<float> toFloat32(double value);
/// What speaks against such a value, number `index` of a tensor.
Error outOfRange(const QString& tensor, double value, qint64 index);

/// Names the first value that no training can go on from, NaN or infinite.
Result<Done> checkFinite(const QString& tensor, const float* values, qsizetype count);

} // namespace core
