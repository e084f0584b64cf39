#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace ui
{

/// The colours of numbers that are shown as a picture. Above 0 is blue, below orange, told apart
/// with every common colour blindness; strength alone goes from faint to the text's colour. The
/// farther from 0, the farther from the ground, in light and dark.
class ColourScale
{
public:
    explicit ColourScale(const QPalette& palette);

    QColor above() const { return m_above; }
    QColor below() const { return m_below; }

    /// Of -1 to 1, the palette's Base at 0. What lies outside gets the nearest end's colour; what
    /// is no number that of 0.
    QRgb ofSigned(float share) const;
    /// Of 0 to 1 on the palette's Window; 0 is seen as well, and whatever is above 0 is told from
    /// it.
    QRgb ofStrength(float share) const;

private:
    static constexpr std::size_t steps = 255;

    QColor m_above;
    QColor m_below;
    std::array<QRgb, 2 * steps + 1> m_signed{};
    std::array<QRgb, steps + 1> m_strengths{};
};

} // namespace ui
