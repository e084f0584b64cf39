#include "core/training/augmentation.h"

#include "core/base/vectorised.h"
#include "core/training/warp.h"

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

/// How many points in each direction have a random displacement; the outermost ones lie at the
/// image's edges.
constexpr int gridSide = 5;
using Grid = std::array<float, gridSide * gridSide>;

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

/// A uniform random number from -bound to bound.
float within(double bound, Random& random)
{
    const auto limit = static_cast<float>(bound);
    return random.uniform(-limit, limit);
}

Pose drawPose(const AugmentationSettings& settings, Random& random)
{
    Pose pose;
    pose.angle = within(settings.rotation, random) * std::numbers::pi_v<float> / 180;
    pose.width = 1 + within(settings.scale, random);
    pose.height = 1 + within(settings.scale, random);
    pose.shear = within(settings.shear, random);
    pose.moveX = within(settings.shift, random);
    pose.moveY = within(settings.shift, random);
    return pose;
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
    fillPlanes(drawPose(m_settings, random), xs, ys);
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
