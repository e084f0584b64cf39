#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace core
{

/// How the numbers of a tensor are stored in files.
enum class ValueType { Float64, Float32, Float16, BFloat16 };

qint64 bytesOf(ValueType type);

/// The size of the largest network that DigitLab builds, in bytes of the widest type that is read.
qint64 maxWeightBytes();

/// Value number `index` of a little-endian array.
double valueAt(ValueType type, const char* values, qint64 index);

/// Appends `count` values of a little-endian array to those of a tensor, as float32. An error names
/// the first value that does not fit.
Result<Done> appendValues(
    std::vector<float>& values, const QString& tensor, ValueType type, const char* bytes,
    qint64 count);

/// The value as float32; nothing if a finite value would become infinite.
std::optional<float> toFloat32(double value);
/// The error for such a value, number `index` of a tensor.
Error outOfRange(const QString& tensor, double value, qint64 index);

/// An error that names the first value that is NaN or infinite: no training can continue with it.
Result<Done> checkFinite(const QString& tensor, const float* values, qsizetype count);

} // namespace core
