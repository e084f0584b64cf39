#include "ui/widgets/mimefiles.h"

#include <QMimeData>
#include <QUrl>

namespace ui
{

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

} // namespace ui
