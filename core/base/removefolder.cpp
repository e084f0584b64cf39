#include "core/base/removefolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core
{

bool removeFolder(const QString& path)
{
    // QDir would go through the link and empty what it leads to.
    return QFileInfo(path).isSymLink() ? QFile::remove(path) : QDir(path).removeRecursively();
}

} // namespace core
