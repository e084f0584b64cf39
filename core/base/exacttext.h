#pragma once

#include <QLocale>
#include <QString>

namespace core
{

/// The shortest text that gives the same number when it is read, bit for bit. Made for files.
inline QString exactText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace core
