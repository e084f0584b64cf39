#pragma once

#include "core/base/result.h"
#include "core/modelfile/pytorchstate.h"
#include "core/modelfile/zipreader.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace core
{

/// The numbers in an archive of torch.save. Lives no longer than its archive.
class PytorchStorages
{
public:
    /// `root` is the archive's folder, with its slash.
    PytorchStorages(const ZipReader& archive, QString root);

    /// The values of a tensor of one or two dimensions, row by row. Before anything is allocated,
    /// the tensor is known to lie within its storage, and this to be as large as its entry.
    Result<std::vector<float>> tensor(const StateTensor& state);

private:
    /// Tensors that share a storage mostly follow each other: the last one read is kept.
    Result<Done> load(const StateTensor& state, qint64 valueBytes);

    const ZipReader& m_archive;
    QString m_root;
    QString m_name;
    QByteArray m_bytes;
};

} // namespace core
