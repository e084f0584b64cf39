#pragma once

#include "core/base/result.h"
#include "core/modelfile/pytorchstate.h"
#include "core/modelfile/zipreader.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <stop_token>
#include <vector>

namespace core
{

/// The numbers in an archive by torch.save. Must not live longer than its archive.
class PytorchStorages
{
public:
    /// `root` is the archive's folder, with its slash. A stop request ends tensor() within
    /// milliseconds, with an error.
    PytorchStorages(const ZipReader& archive, QString root, std::stop_token stop = {});

    /// Checks that each tensor lies within its storage and has no more values than it, that each
    /// storage is as large as its entry, and that all together are not larger than
    /// maxWeightBytes(). Counters of batches, which are never read, may be anything. Allocates
    /// nothing.
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
    QString entryName(const StateTensor& state) const;

    const ZipReader& m_archive;
    QString m_root;
    std::stop_token m_stop;
    QHash<QString, Storage> m_storages; ///< by the names of their entries
};

} // namespace core
