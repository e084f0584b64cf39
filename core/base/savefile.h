#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace core
{

/// Writes a file beside the target and renames it: whatever happens, the old file or the new one is
/// there, whole. An error names the file and the reason.
Result<Done> saveFile(const QString& path, const QByteArray& content);

} // namespace core
