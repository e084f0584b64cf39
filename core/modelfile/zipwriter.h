#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core
{

struct ZipEntry {
    QString name;
    QByteArray bytes;
};

/// Where PyTorch has the data of an entry begin: at a multiple of that many bytes of the archive.
inline constexpr qint64 zipAlignment = 64;

/// An archive of stored entries in that order, as PyTorch writes it: data aligned, all dates the
/// same, so that equal entries make an equal archive. For archives below 4 GB.
Result<QByteArray> storedZip(const QList<ZipEntry>& entries);

} // namespace core
