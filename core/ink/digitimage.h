#pragma once

#include <array>
#include <cstdint>

namespace core
{

inline constexpr int digitImageSide = 28;
inline constexpr int digitImagePixels = digitImageSide * digitImageSide;
inline constexpr int digitCount = 10;

/// The label of an image that shows no digit. Datasets have none; batches to train on may.
inline constexpr int noDigit = digitCount;

/// 28x28 values in 0..1, row by row from the top left, white ink (1) on black paper (0),
/// normalised like MNIST: the one input of every network.
using DigitImage = std::array<float, digitImagePixels>;

/// The same as bytes, as datasets have it: 255 is ink.
using DigitBytes = std::array<std::uint8_t, digitImagePixels>;

/// Rounds to bytes; what lies outside 0..1 is taken for the nearer of the two.
DigitBytes toBytes(const DigitImage& image);

} // namespace core
