#pragma once

#include "core/base/classes.h"

namespace core
{

/// The file beside a dataset's four that names its classes, one a line, in UTF-8.
inline constexpr auto classesFile = "classes.txt";

Result<Classes> readClasses(const QString& path);

} // namespace core
