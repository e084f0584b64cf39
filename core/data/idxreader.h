#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace core
{

/// How many images or labels a file may have: more than 1.6 GB of pixels is no dataset for this
/// program.
inline constexpr qint64 maxIdxCount = 2'000'000;

/// Grey images of 28x28 bytes, one after the other; 0 is paper, 255 is ink.
struct IdxImages {
    QByteArray pixels; ///< count * 784 bytes
    qsizetype count = 0;
};

/// Reads an IDX image file (magic 0x00000803; http://yann.lecun.com/exdb/mnist), plain or gzipped.
/// The header's sizes are bounded and compared with the file's bytes before anything is allocated;
/// a gzip file that is packed more than fifty times is refused, unless it is small.
Result<IdxImages> readIdxImages(const QString& path);

/// Reads an IDX label file (magic 0x00000801), plain or gzipped: one byte a label, each 0 to
/// `classes` - 1.
Result<QByteArray> readIdxLabels(const QString& path, int classes);

} // namespace core
