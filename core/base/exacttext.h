#pragma once

#include <QLocale>
#include <QString>

#include <array>
#include <charconv>
#include <cmath>

namespace core
{

/// The shortest text that gives the same number when it is read, bit for bit. Made for files.
inline QString exactText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

/// The same for people: 1000000001 and 0.000001 in full. Only what would take more than some 20
/// digits has an exponent.
inline QString plainText(double value)
{
    const double size = std::abs(value);
    const bool isShort = size == 0 || (size >= 1e-15 && size < 1e18); // false for NaN
    return isShort ? QString::number(value, 'f', QLocale::FloatingPointShortest) : exactText(value);
}

/// The shortest that gives the same float: 0.1, which is no double of its own.
inline QString plainText(float value)
{
    if (!std::isfinite(value)) {
        return exactText(value);
    }
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.begin(), text.end(), value).ptr;
    return plainText(QByteArrayView(text.begin(), end).toDouble());
}

} // namespace core
