#include "ui/widgets/colourscale.h"

#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

/// How much of the text's colour strengths have: 0, the least above it, and 1.
constexpr float silentShare = 0.09F;
constexpr float leastShare = 0.2F;

} // namespace

ColourScale::ColourScale(const QPalette& palette)
    : m_above(chartColours(palette).testAccuracy)
    , m_below(chartColours(palette).testLoss)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    for (std::size_t i = 0; i <= steps; ++i) {
        const float share = static_cast<float>(i) / steps;
        m_signed[steps + i] = mixed(base, m_above, share).rgb();
        m_signed[steps - i] = mixed(base, m_below, share).rgb();
        const float strength = i == 0 ? silentShare : leastShare + (1 - leastShare) * share;
        m_strengths[i] = mixed(window, text, strength).rgb();
    }
}

QRgb ColourScale::ofSigned(float share) const
{
    const float safe = std::isnan(share) ? 0 : std::clamp(share, -1.0F, 1.0F);
    return m_signed[static_cast<std::size_t>(std::lround((safe + 1) * steps))];
}

QRgb ColourScale::ofStrength(float share) const
{
    const float safe = share > 0 ? std::min(share, 1.0F) : 0; // also of what is no number
    return m_strengths[static_cast<std::size_t>(std::ceil(safe * steps))];
}

} // namespace ui
