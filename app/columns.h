#pragma once

#include <QString>

namespace app
{

/// How many columns of a terminal a text takes: Chinese, Japanese and Korean letters, and what
/// stands between them, take two each (Unicode's East Asian Width).
int columnsOf(QStringView text);

/// The start of a text that takes no more columns.
QString cutToColumns(const QString& text, int columns);

/// With blanks behind, or before it, so that it takes that many columns; longer ones stay as they
/// are.
QString leftInColumns(const QString& text, int columns);
QString rightInColumns(const QString& text, int columns);

} // namespace app
