#pragma once

#include <array>
#include <cstdint>

namespace core
{

inline constexpr int digitImageSide = 28;
inline constexpr int digitImagePixels = digitImageSide * digitImageSide;

/// Those that ink may show: My digits and synthetic ink. Other images may have other classes, see
/// Classes.
inline constexpr int digitCount = 10;

/// The label of an image that shows no digit: none of a class. Datasets have no such images, but
/// training batches may.
inline constexpr int noDigit = 255;

/// 28x28 values in 0..1, row by row from the top left, white ink (1) on black paper (0),
/// normalised like MNIST: the one input of every network.
using DigitImage = std::array<float, digitImagePixels>;

/// The same as bytes, as in datasets: 255 is ink.
using DigitBytes = std::array<std::uint8_t, digitImagePixels>;

/// Rounds to bytes. A value outside 0..1 becomes 0 or 1, whichever is nearer.
DigitBytes toBytes(const DigitImage& image);

} // namespace core
