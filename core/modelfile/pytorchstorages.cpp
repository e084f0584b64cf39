#include "core/modelfile/pytorchstorages.h"

#include "core/base/inputfile.h"
#include "core/base/tr.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorchain.h"
#include "core/modelfile/tensorvalues.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace core
{

namespace
{

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

/// The place of the last value in a view; nothing if it is beyond `limit`.
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

/// Tensors may share values, but not so that a small file becomes a huge network.
Result<Done> checkShared(qint64 values, qint64 stored)
{
    constexpr qint64 alwaysAllowed = 4'000'000;
    const qint64 most = std::max(stored, alwaysAllowed);
    if (values <= most) {
        return Done{};
    }
    return Error{Tr::tr("tensors: expected at most %1 values in all of them, where their storages "
                        "hold %2, found %3; they share too many")
                     .arg(most)
                     .arg(stored)
                     .arg(values)};
}

Error problem(const StateTensor& state, const QString& text)
{
    return {Tr::tr("tensor `%1`: %2").arg(state.name.left(80), text)};
}

/// Goes through the places of a tensor's values, row by row: the last index counts fastest.
class Places
{
public:
    explicit Places(const StateTensor& tensor)
        : m_tensor(tensor)
        , m_index(tensor.shape.size(), 0)
        , m_place(tensor.offset)
    {
    }

    qint64 place() const { return m_place; }

    void next()
    {
        for (qsizetype i = m_index.size() - 1; i >= 0; --i) {
            if (m_index[i] + 1 < m_tensor.shape[i]) {
                ++m_index[i];
                m_place += m_tensor.strides[i];
                return;
            }
            m_place -= m_index[i] * m_tensor.strides[i];
            m_index[i] = 0;
        }
    }

private:
    const StateTensor& m_tensor;
    QList<qint64> m_index;
    qint64 m_place;
};

/// The values of a tensor, row by row, from the places that its strides give.
Result<std::vector<float>> gather(
    const StateTensor& tensor, ValueType type, const QByteArray& storage,
    const std::stop_token& stop)
{
    constexpr std::size_t chunk = readChunkBytes / sizeof(double);
    const auto count = static_cast<std::size_t>(*valueCount(tensor.shape, tensor.storageCount));
    std::vector<float> values;
    values.reserve(count);
    for (Places at(tensor); values.size() < count; at.next()) {
        const double value = valueAt(type, storage.constData(), at.place());
        const auto narrowed = toFloat32(value);
        if (!narrowed) {
            return outOfRange(tensor.name, value, static_cast<qint64>(values.size()));
        }
        values.push_back(*narrowed);
        if (values.size() % chunk == 0 && stop.stop_requested()) {
            return readingCancelled();
        }
    }
    return values;
}

/// The storages of an archive: each is an entry.
class ArchiveStorages : public StorageSource
{
public:
    ArchiveStorages(const ZipReader& archive, QString root)
        : m_archive(archive)
        , m_root(std::move(root))
    {
    }

    QString nameOf(const QString& key) const override
    {
        return Tr::tr("entry `%1`").arg(entry(key).left(80));
    }

    bool contains(const QString& key) const override { return m_archive.contains(entry(key)); }
    qint64 size(const QString& key) const override { return m_archive.size(entry(key)); }

    Result<QByteArray>
    read(const QString& key, qint64 maxBytes, const std::stop_token& stop) const override
    {
        return m_archive.read(entry(key), maxBytes, stop);
    }

private:
    QString entry(const QString& key) const { return m_root + QStringLiteral("data/") + key; }

    const ZipReader& m_archive;
    QString m_root;
};

} // namespace

PytorchStorages::PytorchStorages(const ZipReader& archive, QString root, std::stop_token stop)
    : PytorchStorages(
          std::make_unique<const ArchiveStorages>(archive, std::move(root)), std::move(stop))
{
}

PytorchStorages::PytorchStorages(std::unique_ptr<const StorageSource> source, std::stop_token stop)
    : m_stop(std::move(stop))
    , m_source(std::move(source))
{
}

Result<Done> PytorchStorages::check(const QList<StateTensor>& state)
{
    qint64 left = maxWeightBytes();
    qint64 stored = 0;
    qint64 values = 0;
    for (const StateTensor& each : state) {
        if (isBatchCounter(each.name)) {
            continue; // never read
        }
        if (const auto fits = check(each); !fits) {
            return fits;
        }
        const bool isNew = m_storages[each.storageKey].tensors++ == 0;
        left -= isNew ? m_source->size(each.storageKey) : 0;
        if (left < 0) {
            return problem(
                each, Tr::tr("storage: expected at most %1 bytes in all of them, as many as the "
                             "largest network has, found more")
                          .arg(maxWeightBytes()));
        }
        stored += isNew ? each.storageCount : 0;
        values += *valueCount(each.shape, each.storageCount);
    }
    return checkShared(values, stored);
}

Result<Done> PytorchStorages::check(const StateTensor& state) const
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
    // A stride of 0 turns one value into millions. Trained weights never overlap themselves.
    if (!valueCount(state.shape, state.storageCount)) {
        return problem(
            state, Tr::tr("expected no more values than the %1 of its storage, found shape %2; "
                          "expand() made it, save it contiguous()")
                       .arg(state.storageCount)
                       .arg(shapeText(state.shape)));
    }
    return checkEntry(state, bytesOf(*type));
}

Result<std::vector<float>> PytorchStorages::tensor(const StateTensor& state)
{
    if (m_stop.stop_requested()) {
        return readingCancelled();
    }
    const QString& name = state.storageKey;
    Storage& storage = m_storages[name];
    if (storage.bytes.isEmpty()) {
        auto bytes = m_source->read(name, maxWeightBytes(), m_stop);
        if (!bytes) {
            return bytes.error();
        }
        storage.bytes = *std::move(bytes);
    }
    auto values = gather(state, *valueType(state.storageType), storage.bytes, m_stop);
    if (--storage.tensors == 0) {
        m_storages.remove(name);
    }
    return values;
}

Result<Done> PytorchStorages::checkEntry(const StateTensor& state, qint64 valueBytes) const
{
    const QString& key = state.storageKey;
    const qint64 size = m_source->size(key);
    const bool isThere = m_source->contains(key);
    if (isThere && size / valueBytes == state.storageCount && size % valueBytes == 0) {
        return Done{};
    }
    return problem(
        state, Tr::tr("storage: expected %1 values of %2 bytes in %3, found %4")
                   .arg(state.storageCount)
                   .arg(valueBytes)
                   .arg(
                       m_source->nameOf(key),
                       isThere ? Tr::tr("%1 bytes").arg(size) : Tr::tr("no such entry")));
}

} // namespace core
