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

/// In PyTorch's archives the data of each entry begins at a multiple of this many bytes.
inline constexpr qint64 zipAlignment = 64;

/// An archive of stored entries in that order, as PyTorch writes it: the data is aligned, and all
/// dates are the same, so that equal entries give an equal archive. For archives below 4 GB.
Result<QByteArray> storedZip(const QList<ZipEntry>& entries);

} // namespace core
