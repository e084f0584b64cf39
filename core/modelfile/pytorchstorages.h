#pragma once

#include "core/base/result.h"
#include "core/modelfile/pytorchstate.h"
#include "core/modelfile/zipreader.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

namespace core
{

/// Where the bytes of storages lie, by their keys.
class StorageSource
{
public:
    virtual ~StorageSource() = default;

    /// For messages.
    virtual QString nameOf(const QString& key) const = 0;
    virtual bool contains(const QString& key) const = 0;
    /// Bytes; 0 if there is no such storage.
    virtual qint64 size(const QString& key) const = 0;
    /// At most `maxBytes`. A stop request ends the reading within milliseconds, with an error.
    virtual Result<QByteArray>
    read(const QString& key, qint64 maxBytes, const std::stop_token& stop) const = 0;
};

/// The numbers in a file by torch.save.
class PytorchStorages
{
public:
    /// Those in an archive, which must live longer. `root` is its folder, with its slash. A stop
    /// request ends tensor() within milliseconds, with an error.
    PytorchStorages(const ZipReader& archive, QString root, std::stop_token stop = {});
    explicit PytorchStorages(
        std::unique_ptr<const StorageSource> source, std::stop_token stop = {});

    /// Checks that each tensor lies within its storage and has no more values than it, that each
    /// storage is as large as its entry, that all together are not larger than maxWeightBytes(),
    /// and that tensors that share values do not have many more than their storages. Counters of
    /// batches, which are never read, may be anything. Allocates nothing.
    Result<Done> check(const QList<StateTensor>& state);

    /// The values of a tensor, row by row. check() must have seen it. Each
    /// tensor may be read once: a storage is read for its first tensor and dropped after its last
    /// one.
    Result<std::vector<float>> tensor(const StateTensor& state);

private:
    struct Storage {
        qsizetype tensors = 0; ///< that are still to be read
        QByteArray bytes;
    };

    Result<Done> check(const StateTensor& state) const;
    Result<Done> checkEntry(const StateTensor& state, qint64 valueBytes) const;

    std::stop_token m_stop;
    std::unique_ptr<const StorageSource> m_source;
    QHash<QString, Storage> m_storages; ///< by their keys
};

} // namespace core
