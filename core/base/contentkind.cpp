#include "core/base/contentkind.h"

#include <QMimeDatabase>

namespace core
{

QString kindOfContent(const QByteArray& firstBytes)
{
    const QMimeType type = QMimeDatabase().mimeTypeForData(firstBytes);
    return type.isDefault() ? QString() : type.comment();
}

} // namespace core
