#include "core/modelfile/tensorvalues.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/network/architecture.h"

#include <QFloat16>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace core
{

qint64 bytesOf(ValueType type)
{
    switch (type) {
    case ValueType::Float64:
        return 8;
    case ValueType::Float32:
        return 4;
    default:
        return 2;
    }
}

qint64 maxWeightBytes()
{
    return Architecture::maxParameters * bytesOf(ValueType::Float64);
}

double valueAt(ValueType type, const char* values, qint64 index)
{
    const char* at = values + index * bytesOf(type);
    switch (type) {
    case ValueType::Float64:
        return qFromLittleEndian<double>(at);
    case ValueType::Float32:
        return qFromLittleEndian<float>(at);
    case ValueType::Float16:
        return std::bit_cast<qfloat16>(qFromLittleEndian<quint16>(at));
    default:
        // The upper half of a float32.
        return std::bit_cast<float>(quint32(qFromLittleEndian<quint16>(at)) << 16);
    }
}

Result<Done> appendValues(
    std::vector<float>& values, const QString& tensor, ValueType type, const char* bytes,
    qint64 count)
{
    if (type == ValueType::Float32) {
        const std::size_t begin = values.size();
        values.resize(begin + static_cast<std::size_t>(count));
        qFromLittleEndian<float>(bytes, count, values.data() + begin);
        return Done{};
    }
    for (qint64 i = 0; i < count; ++i) {
        const double value = valueAt(type, bytes, i);
        const auto narrowed = toFloat32(value);
        if (!narrowed) {
            return outOfRange(tensor, value, static_cast<qint64>(values.size()));
        }
        values.push_back(*narrowed);
    }
    return Done{};
}

std::optional<float> toFloat32(double value)
{
    if (std::isfinite(value) && std::abs(value) > std::numeric_limits<float>::max()) {
        return std::nullopt;
    }
    return static_cast<float>(value);
}

Error outOfRange(const QString& tensor, double value, qint64 index)
{
    return {Tr::tr("tensor `%1`: expected values within float32's range, found %2 at place %3")
                .arg(tensor.left(80))
                .arg(plainText(value))
                .arg(index)};
}

Result<Done> checkFinite(const QString& tensor, const float* values, qsizetype count)
{
    const float* end = values + count;
    const float* bad = std::find_if_not(values, end, [](float x) { return std::isfinite(x); });
    if (bad != end) {
        return Error{Tr::tr("tensor `%1`: expected finite values, found %2 at place %3")
                         .arg(tensor.left(80))
                         .arg(*bad)
                         .arg(bad - values)};
    }
    return Done{};
}

} // namespace core
