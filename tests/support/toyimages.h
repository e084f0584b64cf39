#pragma once

#include "core/ink/digitimage.h"

#include <random>

namespace support
{

/// A seeded image: a noisy patch of ink on black, so that many pixels are exactly 0.
inline core::DigitImage patchImage(unsigned seed)
{
    std::mt19937 random(seed);
    core::DigitImage image{};
    const std::size_t top = 4 + random() % 6;
    const std::size_t left = 4 + random() % 6;
    for (std::size_t y = top; y < top + 14; ++y) {
        for (std::size_t x = left; x < left + 12; ++x) {
            const bool isInk = random() % 3 > 0;
            const float value = static_cast<float>(random() % 256) / 255;
            image[y * core::digitImageSide + x] = isInk ? value : 0;
        }
    }
    return image;
}

} // namespace support
