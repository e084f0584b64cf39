#pragma once

#include <QLocale>
#include <QString>

namespace core
{

/// The shortest text that reads back as the same number, bit for bit: for files.
inline QString exactText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace core
