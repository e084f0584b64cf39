#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace core
{

/// The error of a file that cannot be written. It does not name the file.
Error notWritable(const QString& problem);

/// The place where a file with that path will lie: the end of its links, whether a file exists
/// there or not. An error if something other than a file is there, or if the file is
/// write-protected. The error does not name the path.
Result<QString> writableTarget(const QString& path);

/// Writes a file beside the target and renames it. Whatever happens, the whole old file or the
/// whole new file is there. Links stay; what is no file, or is protected, is not replaced
/// (writableTarget()). An error names the file and the reason.
Result<Done> saveFile(const QString& path, const QByteArray& content);

} // namespace core
