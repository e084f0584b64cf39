#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace core
{

/// Where a file of that path comes to lie: where its links lead to, whether there is a file yet or
/// not. An error, which does not name the path, where something else than a file lies there, or a
/// file that is protected.
Result<QString> writableTarget(const QString& path);

/// Writes a file beside the target and renames it: whatever happens, the old file or the new one is
/// there, whole. Links stay; what is no file, or protected, is not replaced (writableTarget()). An
/// error names the file and the reason.
Result<Done> saveFile(const QString& path, const QByteArray& content);

} // namespace core
