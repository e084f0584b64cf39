#pragma once

#include <QByteArray>
#include <QString>

namespace core
{

/// What a file holds, judged by its first bytes alone and named as the desktop names it: `PNG
/// image`. Empty if it is not known.
QString kindOfContent(const QByteArray& firstBytes);

} // namespace core
