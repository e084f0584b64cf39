#pragma once

#include "core/ink/digitimage.h"

#include <array>
#include <cstdint>

namespace core
{

/// What augmented training and the test of robustness deform digit images with. Values are 0 to
/// 255, as in datasets, but with fractions.

/// One value, or one coordinate, for each pixel of an image.
using Plane = std::array<float, digitImagePixels>;

/// An image with paper around it, so that reading outside needs no test.
inline constexpr int paperFrame = 2;
inline constexpr int framedSide = digitImageSide + 2 * paperFrame;
using FramedImage = std::array<float, framedSide * framedSide>;

/// Writes the 784 bytes into the middle; the paper around must be there already.
void frameBytes(const std::uint8_t* bytes, FramedImage& image);

/// Moves every pixel towards the lightest (a positive amount, at most 1) or darkest (down to -1) of
/// itself and its four neighbours, which makes strokes wider or thinner at both edges; 1 is one
/// pixel at each.
void changeThickness(FramedImage& image, float amount);

/// How an image lies: turned, leaned and scaled around its middle, then moved.
struct Pose {
    float angle = 0; ///< radians, anticlockwise as seen
    float width = 1; ///< factors, above 0
    float height = 1;
    float shear = 0; ///< pixels to the right for each pixel up
    float moveX = 0; ///< pixels to the right
    float moveY = 0; ///< pixels down
};

/// Where each pixel of the image in that pose is taken from.
void fillPlanes(const Pose& pose, Plane& xs, Plane& ys);

/// values[i] = the image at (xs[i], ys[i]), bilinear; paper outside. Pixels without a frame are
/// counted, from 0.
void sample(const FramedImage& image, const Plane& xs, const Plane& ys, Plane& values);

/// Values must be 0 to 255.
void roundToBytes(const Plane& values, std::uint8_t* bytes);

} // namespace core
