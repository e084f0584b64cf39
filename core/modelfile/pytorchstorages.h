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

/// The numbers in an archive of torch.save. Lives no longer than its archive.
class PytorchStorages
{
public:
    /// `root` is the archive's folder, with its slash. A stop request ends tensor() within
    /// milliseconds, with an error.
    PytorchStorages(const ZipReader& archive, QString root, std::stop_token stop = {});

    /// Whether each tensor lies within its storage and has no more values, and each storage is as
    /// large as its entry; all of them together at most as large as maxWeightBytes(). Allocates
    /// nothing.
    Result<Done> check(const QList<StateTensor>& state);

    /// The values of a tensor of one or two dimensions that check() has seen, row by row. Each is
    /// asked for once: a storage is read for its first tensor and dropped after its last.
    Result<std::vector<float>> tensor(const StateTensor& state);

private:
    struct Storage {
        qsizetype tensors = 0; ///< that are still to come
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
