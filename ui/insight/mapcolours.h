#pragma once

#include "ui/widgets/colourscale.h"

#include <span>

namespace ui
{

/// The colours of feature maps, within the strongest value of all that are shown together: by
/// strength, or on both sides of 0 where any is below it.
class MapColours
{
public:
    /// Both must outlive this.
    MapColours(const ColourScale& scale, std::span<const float> values);

    QRgb of(float value) const;

private:
    const ColourScale& m_scale;
    float m_strongest;
    bool m_isSigned;
};

} // namespace ui
