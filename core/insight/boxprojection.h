#pragma once

#include "core/ink/digitimage.h"

#include <span>

namespace core
{

/// The half-space of all images x with normal * x + offset >= 0.
struct HalfSpace {
    DigitImage normal{};
    double offset = 0;

    /// normal * image + offset.
    double at(const DigitImage& image) const;
};

/// The image within 0..1 that is nearest to this one and lies in all of the half-spaces:
/// min |y - image| with normal * y + offset >= 0 for each, and 0 <= y <= 1. If the box and the
/// half-spaces do not meet, an image within 0..1 that comes near to all of them.
///
/// The solution is clip(image + sum of w * normal) with weights w >= 0 (the conditions of Karush,
/// Kuhn and Tucker). The weights are found one after the other, each exactly, until none changes
/// any more (Hildreth, "A quadratic programming procedure", 1957); a single one is found at once.
DigitImage nearestWithin(std::span<const HalfSpace> halfSpaces, const DigitImage& image);

} // namespace core
