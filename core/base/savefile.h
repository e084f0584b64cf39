#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

namespace core
{

/// The error of a file that cannot be written. It does not name the file.
Error notWritable(const QString& problem);

/// The place where a file with that path will lie: the end of its links, whether a file exists
/// there or not. An error if something other than a file is there, or if the file is
/// write-protected. The error does not name the path.
Result<QString> writableTarget(const QString& path);

/// Makes a folder, and those that it lies in, if it is not there yet. The error is the system's
/// reason, and does not name the folder.
Result<Done> makeFolder(const QString& path);

/// Writes all of the bytes to a file that is open and `Unbuffered`: where a disk gets full,
/// QFileDevice writes a part and says nothing, and a buffer that cannot be written says `Unknown
/// error` (Qt 6.4). The error is the system's reason, and does not name the file.
Result<Done> writeAll(QFileDevice& file, QByteArrayView bytes);

/// Writes a file beside the target and renames it. Whatever happens, the whole old file or the
/// whole new file is there. Links stay; what is no file, or is protected, is not replaced
/// (writableTarget()). An error names the file and the reason.
Result<Done> saveFile(const QString& path, const QByteArray& content);

} // namespace core
