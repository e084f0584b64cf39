#pragma once

#include <QString>

namespace core
{

/// Text of a file or a file's name, made harmless for a terminal or a list: what moves the cursor,
/// turns the direction of writing or is no character at all becomes U+FFFD, each end of a line a
/// space.
QString harmlessText(const QString& text);

/// The same as a name: no space at its ends, none twice in a row, at most `longest` UTF-16 units.
QString plainLine(const QString& text, qsizetype longest);

} // namespace core
