#include "ui/insight/mapcolours.h"

#include <algorithm>
#include <cmath>

namespace ui
{

MapColours::MapColours(const ColourScale& scale, std::span<const float> values)
    : m_scale(scale)
    , m_strongest(1e-30F)
    , m_isSigned(std::ranges::any_of(values, [](float value) { return value < 0; }))
{
    for (const float value : values) {
        m_strongest = std::max(m_strongest, std::abs(value));
    }
}

QRgb MapColours::of(float value) const
{
    const float share = value / m_strongest;
    return m_isSigned ? m_scale.ofSigned(share) : m_scale.ofStrength(share);
}

} // namespace ui
