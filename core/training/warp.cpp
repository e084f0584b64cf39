#include "core/training/warp.h"

#include "core/base/vectorised.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

constexpr int side = digitImageSide;
constexpr int pixels = digitImagePixels;

/// Where each pixel of the result is taken from: x = xx column + xy row + x0, and y likewise.
struct AffineMap {
    float xx, xy, x0;
    float yx, yy, y0;
};

AffineMap mapOf(const Pose& pose)
{
    const float width = 1 / pose.width;
    const float height = 1 / pose.height;
    const float cosine = std::cos(pose.angle);
    const float sine = std::sin(pose.angle);
    // From the result's pixel back to the image's pixel.
    AffineMap map{};
    map.xx = width * (cosine + pose.shear * sine);
    map.xy = width * (pose.shear * cosine - sine);
    map.yx = height * sine;
    map.yy = height * cosine;
    constexpr float middle = (side - 1) / 2.0F;
    map.x0 = middle - map.xx * (middle + pose.moveX) - map.xy * (middle + pose.moveY);
    map.y0 = middle - map.yx * (middle + pose.moveX) - map.yy * (middle + pose.moveY);
    return map;
}

DIGITLAB_VECTORISED
void fillFrom(const AffineMap& map, Plane& xs, Plane& ys)
{
    for (int row = 0; row < side; ++row) {
        const auto y = static_cast<float>(row);
        for (int column = 0; column < side; ++column) {
            const auto x = static_cast<float>(column);
            xs[row * side + column] = map.xx * x + map.xy * y + map.x0;
            ys[row * side + column] = map.yx * x + map.yy * y + map.y0;
        }
    }
}

} // namespace

void fillPlanes(const Pose& pose, Plane& xs, Plane& ys)
{
    fillFrom(mapOf(pose), xs, ys);
}

DIGITLAB_VECTORISED
void sample(const FramedImage& image, const Plane& xs, const Plane& ys, Plane& values)
{
    constexpr float last = framedSide - 1.001F;
    for (int i = 0; i < pixels; ++i) {
        const float x = std::min(std::max(xs[i] + paperFrame, 0.0F), last);
        const float y = std::min(std::max(ys[i] + paperFrame, 0.0F), last);
        const int column = static_cast<int>(x);
        const int row = static_cast<int>(y);
        const float right = x - static_cast<float>(column);
        const float down = y - static_cast<float>(row);
        const int first = row * framedSide + column;
        const float above = image[first] + right * (image[first + 1] - image[first]);
        const float below = image[first + framedSide] +
                            right * (image[first + framedSide + 1] - image[first + framedSide]);
        values[i] = above + down * (below - above);
    }
}

DIGITLAB_VECTORISED
void changeThickness(FramedImage& image, float amount)
{
    const FramedImage before = image;
    const float sign = amount < 0 ? -1.0F : 1.0F;
    for (int i = framedSide; i < framedSide * (framedSide - 1); ++i) {
        const float here = sign * before[i];
        const float across = std::max(sign * before[i - 1], sign * before[i + 1]);
        const float along = std::max(sign * before[i - framedSide], sign * before[i + framedSide]);
        image[i] += amount * (std::max(here, std::max(across, along)) - here);
    }
}

DIGITLAB_VECTORISED
void frameBytes(const std::uint8_t* bytes, FramedImage& image)
{
    for (int row = 0; row < side; ++row) {
        float* to = image.data() + (row + paperFrame) * framedSide + paperFrame;
        for (int column = 0; column < side; ++column) {
            to[column] = static_cast<float>(bytes[row * side + column]);
        }
    }
}

DIGITLAB_VECTORISED
void roundToBytes(const Plane& values, std::uint8_t* bytes)
{
    for (int i = 0; i < pixels; ++i) {
        bytes[i] = static_cast<std::uint8_t>(static_cast<int>(values[i] + 0.5F));
    }
}

} // namespace core
