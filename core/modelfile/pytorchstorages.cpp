#include "core/modelfile/pytorchstorages.h"

#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorvalues.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <optional>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Pytorch)
};

std::optional<ValueType> valueType(const QString& storageType)
{
    static const QHash<QString, ValueType> types{
        {"torch.DoubleStorage", ValueType::Float64},
        {"torch.FloatStorage", ValueType::Float32},
        {"torch.HalfStorage", ValueType::Float16},
        {"torch.BFloat16Storage", ValueType::BFloat16}};
    const auto type = types.constFind(storageType);
    return type == types.constEnd() ? std::nullopt : std::optional(*type);
}

/// The last value that a view touches, or nothing when it is beyond `limit`.
std::optional<qint64> lastPlace(const StateTensor& tensor, qint64 limit)
{
    qint64 last = tensor.offset;
    for (qsizetype i = 0; i < tensor.shape.size() && last < limit; ++i) {
        const qint64 steps = tensor.shape[i] - 1;
        const qint64 stride = tensor.strides[i];
        if (steps > 0 && stride > (limit - last) / steps) {
            return std::nullopt;
        }
        last += std::max<qint64>(steps, 0) * stride;
    }
    return last < limit ? std::optional(last) : std::nullopt;
}

Error problem(const StateTensor& state, const QString& text)
{
    return {Tr::tr("tensor `%1`: %2").arg(state.name.left(80), text)};
}

/// The values of a tensor of one or two dimensions, row by row, wherever its strides put them.
Result<std::vector<float>>
gather(const StateTensor& tensor, ValueType type, const QByteArray& storage)
{
    const bool hasRows = tensor.shape.size() == 2;
    const qint64 rows = hasRows ? tensor.shape[0] : 1;
    const qint64 rowStride = hasRows ? tensor.strides[0] : 0;
    std::vector<float> values;
    values.reserve(rows * tensor.shape.last());
    for (qint64 row = 0; row < rows; ++row) {
        for (qint64 i = 0; i < tensor.shape.last(); ++i) {
            const qint64 place = tensor.offset + row * rowStride + i * tensor.strides.last();
            const double value = valueAt(type, storage.constData(), place);
            const auto narrowed = toFloat32(value);
            if (!narrowed) {
                return outOfRange(tensor.name, value, static_cast<qint64>(values.size()));
            }
            values.push_back(*narrowed);
        }
    }
    return values;
}

} // namespace

PytorchStorages::PytorchStorages(const ZipReader& archive, QString root)
    : m_archive(archive)
    , m_root(std::move(root))
{
}

Result<std::vector<float>> PytorchStorages::tensor(const StateTensor& state)
{
    const auto type = valueType(state.storageType);
    if (!type) {
        return problem(
            state, Tr::tr("expected numbers of 16, 32 or 64 bits with a fraction, found `%1`")
                       .arg(state.storageType));
    }
    if (!lastPlace(state, state.storageCount)) {
        return problem(
            state, Tr::tr("expected it within its storage of %1 values, found shape %2, strides "
                          "%3, offset %4")
                       .arg(state.storageCount)
                       .arg(shapeText(state.shape), shapeText(state.strides))
                       .arg(state.offset));
    }
    if (const auto loaded = load(state, bytesOf(*type)); !loaded) {
        return loaded.error();
    }
    return gather(state, *type, m_bytes);
}

Result<Done> PytorchStorages::load(const StateTensor& state, qint64 valueBytes)
{
    const QString name = m_root + QStringLiteral("data/") + state.storageKey;
    const qint64 size = m_archive.size(name);
    if (!m_archive.contains(name) || size / valueBytes != state.storageCount ||
        size % valueBytes != 0) {
        return problem(
            state, Tr::tr("storage: expected %1 values of %2 bytes in entry `%3`, found %4")
                       .arg(state.storageCount)
                       .arg(valueBytes)
                       .arg(name.left(80))
                       .arg(
                           m_archive.contains(name) ? Tr::tr("%1 bytes").arg(size)
                                                    : Tr::tr("no such entry")));
    }
    if (name == m_name) {
        return Done{};
    }
    auto bytes = m_archive.read(name, size);
    if (!bytes) {
        return bytes.error();
    }
    m_bytes = *std::move(bytes);
    m_name = name;
    return Done{};
}

} // namespace core
