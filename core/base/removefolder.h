#pragma once

#include <QString>

namespace core
{

/// Removes a folder with all that is in it. Of a link to a folder only the link is removed: what it
/// leads to is not ours. Returns whether nothing is left.
bool removeFolder(const QString& path);

} // namespace core
