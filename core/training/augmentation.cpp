#include "core/training/augmentation.h"

#include "core/base/vectorised.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace core
{

namespace
{

constexpr int side = digitImageSide;
constexpr int pixels = digitImagePixels;

/// Paper around the image, so that reading outside the image needs no test.
constexpr int frame = 2;
constexpr int framedSide = side + 2 * frame;
using FramedImage = std::array<float, framedSide * framedSide>;

/// How many points in each direction have a random displacement; the outermost ones lie at the
/// image's edges.
constexpr int gridSide = 5;
using Grid = std::array<float, gridSide * gridSide>;
using Plane = std::array<float, pixels>;

/// The share of each grid point in each pixel along one direction: bicubic interpolation by
/// convolution (Keys, 1981, a = -1/2); points outside have the outermost point's value.
using Weights = std::array<std::array<float, gridSide>, side>;

double keysKernel(double x)
{
    const double d = std::abs(x);
    if (d < 1) {
        return (1.5 * d - 2.5) * d * d + 1;
    }
    return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
}

Weights makeWeights()
{
    Weights weights{};
    for (int pixel = 0; pixel < side; ++pixel) {
        const double place = static_cast<double>(pixel) * (gridSide - 1) / (side - 1);
        for (int point = -2; point <= gridSide + 1; ++point) {
            const int inside = std::clamp(point, 0, gridSide - 1);
            weights[pixel][inside] += static_cast<float>(keysKernel(place - point));
        }
    }
    return weights;
}

const Weights& weights()
{
    static const Weights all = makeWeights();
    return all;
}

/// plane += the grid's values, smoothly interpolated
DIGITLAB_VECTORISED
void addSmooth(const Grid& grid, const Weights& shares, Plane& plane)
{
    std::array<std::array<float, side>, gridSide> rows{};
    for (int point = 0; point < gridSide; ++point) {
        for (int x = 0; x < side; ++x) {
            float value = 0;
            for (int i = 0; i < gridSide; ++i) {
                value += shares[x][i] * grid[point * gridSide + i];
            }
            rows[point][x] = value;
        }
    }
    for (int y = 0; y < side; ++y) {
        for (int point = 0; point < gridSide; ++point) {
            const float share = shares[y][point];
            for (int x = 0; x < side; ++x) {
                plane[y * side + x] += share * rows[point][x];
            }
        }
    }
}

/// Where each pixel of the result is taken from: x = xx column + xy row + x0, and y likewise.
struct AffineMap {
    float xx, xy, x0;
    float yx, yy, y0;
};

DIGITLAB_VECTORISED
void fillPlanes(const AffineMap& map, Plane& xs, Plane& ys)
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

/// values[i] = the image at (xs[i], ys[i]), bilinear; paper outside.
DIGITLAB_VECTORISED
void sample(const FramedImage& image, const Plane& xs, const Plane& ys, Plane& values)
{
    constexpr float last = framedSide - 1.001F;
    for (int i = 0; i < pixels; ++i) {
        const float x = std::min(std::max(xs[i] + frame, 0.0F), last);
        const float y = std::min(std::max(ys[i] + frame, 0.0F), last);
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

/// Moves every pixel towards the lightest (a positive amount) or darkest of itself and its four
/// neighbours, which makes strokes wider or thinner at both edges.
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
        float* to = image.data() + (row + frame) * framedSide + frame;
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

/// A uniform random number from -bound to bound.
float within(double bound, Random& random)
{
    const auto limit = static_cast<float>(bound);
    return random.uniform(-limit, limit);
}

AffineMap drawMap(const AugmentationSettings& settings, Random& random)
{
    const float angle = within(settings.rotation, random) * std::numbers::pi_v<float> / 180;
    const float width = 1 / (1 + within(settings.scale, random));
    const float height = 1 / (1 + within(settings.scale, random));
    const float shear = within(settings.shear, random);
    const float moveX = within(settings.shift, random);
    const float moveY = within(settings.shift, random);
    const float cosine = std::cos(angle);
    const float sine = std::sin(angle);
    // From the result's pixel back to the image's pixel: rotated, sheared and scaled around the
    // middle.
    AffineMap map{};
    map.xx = width * (cosine + shear * sine);
    map.xy = width * (shear * cosine - sine);
    map.yx = height * sine;
    map.yy = height * cosine;
    constexpr float middle = (side - 1) / 2.0F;
    map.x0 = middle - map.xx * (middle + moveX) - map.xy * (middle + moveY);
    map.y0 = middle - map.yx * (middle + moveX) - map.yy * (middle + moveY);
    return map;
}

/// Two standard normal values from one random number: each the sum of 4 uniform bytes, close
/// enough to the bell curve for displacements and far faster.
void fillGrids(Random& random, float sigma, Grid& first, Grid& second)
{
    constexpr int bytes = 4;
    const float deviation = std::sqrt(bytes * (256.0F * 256 - 1) / 12);
    const float mean = bytes * 127.5F;
    const auto scaled = [&](std::uint32_t number) {
        const auto sum =
            (number & 0xff) + (number >> 8 & 0xff) + (number >> 16 & 0xff) + (number >> 24);
        return (static_cast<float>(sum) - mean) * (sigma / deviation);
    };
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::uint64_t number = random.next();
        first[i] = scaled(static_cast<std::uint32_t>(number));
        second[i] = scaled(static_cast<std::uint32_t>(number >> 32));
    }
}

} // namespace

Augmentation::Augmentation(const AugmentationSettings& settings)
    : m_settings(settings)
{
}

void Augmentation::apply(const std::uint8_t* image, Random& random, std::uint8_t* deformed) const
{
    if (m_settings.isOff()) {
        std::copy_n(image, pixels, deformed);
        return;
    }
    FramedImage framed{};
    frameBytes(image, framed);
    // This number is drawn in any case, so that the later random numbers do not depend on the
    // setting.
    if (const float amount = within(m_settings.thickness, random); amount != 0) {
        changeThickness(framed, amount);
    }
    Plane xs;
    Plane ys;
    fillPlanes(drawMap(m_settings, random), xs, ys);
    if (m_settings.elastic > 0) {
        Grid gridX;
        Grid gridY;
        fillGrids(random, static_cast<float>(m_settings.elastic), gridX, gridY);
        addSmooth(gridX, weights(), xs);
        addSmooth(gridY, weights(), ys);
    }
    Plane values;
    sample(framed, xs, ys, values);
    roundToBytes(values, deformed);
}

} // namespace core
