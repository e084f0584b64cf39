#include "core/modelfile/pytorchlegacy.h"

#include "core/base/inputfile.h"
#include "core/base/tr.h"
#include "core/modelfile/pickle.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>

namespace core
{

namespace
{

constexpr qint64 formatVersion = 1001;
constexpr qint64 countBytes = sizeof(qint64);

/// Where the values of a storage lie in the file.
struct StoragePlace {
    qint64 offset = 0;
    qint64 bytes = 0;
};

using StoragePlaces = QHash<QString, StoragePlace>;

class LegacyStorages : public StorageSource
{
public:
    LegacyStorages(std::shared_ptr<QFile> file, StoragePlaces places)
        : m_file(std::move(file))
        , m_places(std::move(places))
    {
    }

    QString nameOf(const QString& key) const override
    {
        return Tr::tr("storage `%1`").arg(key.left(80));
    }

    bool contains(const QString& key) const override { return m_places.contains(key); }
    qint64 size(const QString& key) const override { return m_places.value(key).bytes; }

    Result<QByteArray>
    read(const QString& key, qint64 maxBytes, const std::stop_token& stop) const override
    {
        const StoragePlace place = m_places.value(key);
        if (place.bytes > maxBytes || !m_file->seek(place.offset)) {
            return Error{Tr::tr("%1: it cannot be read").arg(nameOf(key))};
        }
        QByteArray bytes(place.bytes, Qt::Uninitialized);
        qint64 done = 0;
        while (done < place.bytes) {
            if (stop.stop_requested()) {
                return readingCancelled();
            }
            const qint64 wanted = std::min(place.bytes - done, readChunkBytes);
            if (m_file->read(bytes.data() + done, wanted) != wanted) {
                return Error{
                    Tr::tr("%1: expected %2 bytes, found fewer").arg(nameOf(key)).arg(place.bytes)};
            }
            done += wanted;
        }
        return bytes;
    }

private:
    std::shared_ptr<QFile> m_file;
    StoragePlaces m_places;
};

/// The pickles of the file, one after the other.
class PickleRow
{
public:
    explicit PickleRow(QFile& file)
        : m_bytes(file.read(picklelimits::bytes))
    {
    }

    /// `what` is for the error.
    Result<Pickle> next(const QString& what)
    {
        qsizetype end = 0;
        auto pickle = readFirstPickle(m_bytes.sliced(m_at), end);
        if (!pickle) {
            return Error{Tr::tr("%1, from byte %2 of the file: %3")
                             .arg(what)
                             .arg(m_at)
                             .arg(pickle.error().message)};
        }
        m_at += end;
        return pickle;
    }

    qsizetype end() const { return m_at; }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

/// The value under a key of the dictionary, or null.
template <typename T> const T* valueUnder(const QString& key, const Pickle& pickle)
{
    const auto* dictionary = pickle.as<PickleDict>(pickle.root);
    for (const auto& [name, value] :
         dictionary ? dictionary->items : QList<std::pair<PickleId, PickleId>>()) {
        const auto* text = pickle.as<QString>(name);
        if (text && *text == key) {
            return pickle.as<T>(value);
        }
    }
    return nullptr;
}

Result<Done> checkVersion(const Pickle& version)
{
    const auto* number = version.as<qint64>(version.root);
    if (number && *number == formatVersion) {
        return Done{};
    }
    return Error{
        Tr::tr("version of the format: expected %1, found %2")
            .arg(formatVersion)
            .arg(number ? QString::number(*number) : kindOf(version.values[version.root]))};
}

Result<Done> checkSystem(const Pickle& system)
{
    const auto* isLittle = valueUnder<bool>(QStringLiteral("little_endian"), system);
    if (isLittle && *isLittle) {
        return Done{};
    }
    return Error{Tr::tr("system: expected `little_endian` to be True, found %1")
                     .arg(isLittle ? Tr::tr("False") : Tr::tr("no such entry"))};
}

/// Bytes of one value; each storage type that picklenames knows.
qint64 valueBytes(const QString& storageType)
{
    static const QHash<QString, qint64> bytes{
        {"torch.DoubleStorage", 8}, {"torch.LongStorage", 8}, {"torch.FloatStorage", 4},
        {"torch.IntStorage", 4},    {"torch.HalfStorage", 2}, {"torch.BFloat16Storage", 2},
        {"torch.ShortStorage", 2},  {"torch.CharStorage", 1}, {"torch.ByteStorage", 1},
        {"torch.BoolStorage", 1}};
    return bytes.value(storageType, 1);
}

/// What the pickle says of each storage.
QHash<QString, const PickleStorage*> storagesIn(const Pickle& pickle)
{
    QHash<QString, const PickleStorage*> storages;
    for (const PickleValue& value : pickle.values) {
        if (const auto* storage = std::get_if<PickleStorage>(&value)) {
            storages.insert(*pickle.as<QString>(storage->key), storage);
        }
    }
    return storages;
}

/// Goes from storage to storage and checks each against what the pickle says of it.
class StorageWalk
{
public:
    StorageWalk(QFile& file, qint64 offset, const Pickle& saved)
        : m_file(file)
        , m_offset(offset)
        , m_saved(saved)
        , m_storages(storagesIn(saved))
    {
    }

    Result<StoragePlaces> walk(const Pickle& keys)
    {
        const auto* list = keys.as<PickleList>(keys.root);
        if (!list) {
            return Error{Tr::tr("keys of storages: expected a list, found %1")
                             .arg(kindOf(keys.values[keys.root]))};
        }
        for (const PickleId item : list->items) {
            const auto* key = keys.as<QString>(item);
            const auto added = key ? add(*key) : Error{Tr::tr("keys of storages: expected texts")};
            if (!added) {
                return added.error();
            }
        }
        if (m_offset != m_file.size()) {
            return Error{Tr::tr("storages: expected the file to end at byte %1, found %2 bytes")
                             .arg(m_offset)
                             .arg(m_file.size())};
        }
        return m_places;
    }

private:
    Result<Done> add(const QString& key)
    {
        const PickleStorage* storage = m_storages.value(key);
        if (!storage || m_places.contains(key)) {
            return Error{Tr::tr("storage `%1`: expected one that a tensor has, and every key once")
                             .arg(key.left(80))};
        }
        const QByteArray bytes = m_file.seek(m_offset) ? m_file.read(countBytes) : QByteArray();
        const qint64 count =
            bytes.size() == countBytes ? qFromLittleEndian<qint64>(bytes.constData()) : -1;
        const qint64 width = valueBytes(m_saved.as<PickleName>(storage->type)->text);
        const qint64 left = m_file.size() - m_offset - countBytes;
        if (count != storage->count || count > left / width) {
            return Error{Tr::tr("storage `%1`: expected %2 values within the file's last %3 bytes, "
                                "found a count of %4")
                             .arg(key.left(80))
                             .arg(storage->count)
                             .arg(std::max<qint64>(left, 0))
                             .arg(count)};
        }
        m_places.insert(key, {m_offset + countBytes, count * width});
        m_offset += countBytes + count * width;
        return Done{};
    }

    QFile& m_file;
    qint64 m_offset;
    const Pickle& m_saved;
    QHash<QString, const PickleStorage*> m_storages;
    StoragePlaces m_places;
};

} // namespace

Result<LegacyFile> readLegacyFile(const std::shared_ptr<QFile>& file)
{
    PickleRow row(*file);
    const auto magic = row.next(Tr::tr("magic number"));
    const auto version = magic ? row.next(Tr::tr("version of the format")) : magic.error();
    const auto system = version ? row.next(Tr::tr("system")) : version.error();
    auto saved = system ? row.next(Tr::tr("what was saved")) : system.error();
    const auto keys = saved ? row.next(Tr::tr("keys of storages")) : saved.error();
    if (!keys) {
        return keys.error();
    }
    for (const auto& checked : {checkVersion(*version), checkSystem(*system)}) {
        if (!checked) {
            return checked.error();
        }
    }
    auto places = StorageWalk(*file, row.end(), *saved).walk(*keys);
    if (!places) {
        return places.error();
    }
    return LegacyFile{
        *std::move(saved), std::make_unique<const LegacyStorages>(file, *std::move(places))};
}

} // namespace core
