#pragma once

#include "core/base/random.h"
#include "core/ink/digitimage.h"
#include "core/training/augmentationsettings.h"

#include <cstdint>

namespace core
{

/// Deforms digit images: an affine map, a smooth elastic displacement (Simard, Steinkraus and
/// Platt, "Best practices for convolutional neural networks", 2003) and the strokes' thickness.
/// Immutable; any number of threads may use it.
class Augmentation
{
public:
    explicit Augmentation(const AugmentationSettings& settings);

    /// Writes a deformed copy of the image. Both have 784 bytes, with 255 as ink. The same random
    /// numbers give the same bytes.
    void apply(const std::uint8_t* image, Random& random, std::uint8_t* deformed) const;

private:
    AugmentationSettings m_settings;
};

} // namespace core
