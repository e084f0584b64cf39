#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QString>

namespace core
{

/// Checks a file before it is opened. An error if it is missing, is no regular file (a pipe may
/// block for ever), or has more than `maxMegabytes`. `kind` says what was expected, with its
/// article: `a picture`.
Result<Done> checkInputFile(const QString& path, const QString& kind, qint64 maxMegabytes);

/// Opens a regular file of any size for reading. A pipe or a device is refused: it has no size to
/// compare with and may block for ever. The error does not name the file.
Result<Done> openInputFile(QFile& file);

/// How many bytes a reader of large files reads at a time: between two reads it looks at its stop
/// token. 4 MB take a few milliseconds, also where they are unpacked.
inline constexpr qint64 readChunkBytes = 4 << 20;

/// The error of a reader that was asked to stop. It does not name the file.
Error readingCancelled();

} // namespace core
