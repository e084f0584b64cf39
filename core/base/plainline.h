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

/// The same as a file's name without its suffix: at most 200 bytes of UTF-8 (file systems take
/// 255), visible, and without what names must not have on some system. May be empty.
QString plainFileName(const QString& text);

} // namespace core
