#pragma once

#include <QString>

namespace core
{

/// A text as a field of a CSV file (RFC 4180): quoted if it holds a separator, a quote or a line's
/// end.
inline QString csvField(const QString& text)
{
    const bool isPlain =
        !text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r');
    return isPlain ? text : '"' + QString(text).replace('"', QStringLiteral("\"\"")) + '"';
}

} // namespace core
