#pragma once

#include <QStringList>

class QMimeData;

namespace ui
{

/// The paths of the files on this computer that are dropped or pasted.
QStringList localFiles(const QMimeData& data);

} // namespace ui
