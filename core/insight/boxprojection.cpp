#include "core/insight/boxprojection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace core
{

namespace
{

constexpr int mostSweeps = 50;
constexpr double closeEnough = 1e-6; ///< change of a pixel that ends the sweeps

/// An image before it is clipped to 0..1.
using Position = std::array<double, digitImagePixels>;

DigitImage clipped(const Position& position)
{
    DigitImage image;
    std::ranges::transform(position, image.begin(), [](double value) {
        return static_cast<float>(std::clamp(value, 0.0, 1.0));
    });
    return image;
}

void move(Position& position, const DigitImage& normal, double way)
{
    for (std::size_t i = 0; way != 0 && i < position.size(); ++i) {
        position[i] += way * static_cast<double>(normal[i]);
    }
}

/// Where a pixel comes into 0..1, or leaves it, on the way along a normal.
struct Bound {
    double way = 0;
    double slopeChange = 0;
};

/// How far to go along the normal, at least 0, until the clipped position lies in the half-space.
/// On the way, what is missing falls piecewise linearly. If it never vanishes: to the end.
double wayInto(const HalfSpace& halfSpace, const Position& position)
{
    double missing = -halfSpace.offset;
    for (std::size_t i = 0; i < position.size(); ++i) {
        missing -= static_cast<double>(halfSpace.normal[i]) * std::clamp(position[i], 0.0, 1.0);
    }
    if (missing <= 0) {
        return 0;
    }
    double slope = 0;
    std::vector<Bound> bounds;
    bounds.reserve(2 * position.size());
    for (std::size_t i = 0; i < position.size(); ++i) {
        const auto direction = static_cast<double>(halfSpace.normal[i]);
        if (direction == 0) {
            continue;
        }
        const double toBlack = -position[i] / direction;
        const double toWhite = (1 - position[i]) / direction;
        const double enters = std::min(toBlack, toWhite);
        const double leaves = std::max(toBlack, toWhite);
        const double gain = direction * direction;
        if (leaves <= 0) {
            continue;
        }
        if (enters > 0) {
            bounds.push_back({enters, gain});
        } else {
            slope += gain;
        }
        bounds.push_back({leaves, -gain});
    }
    std::ranges::sort(bounds, {}, &Bound::way);
    double way = 0;
    for (const Bound& bound : bounds) {
        const double gained = slope * (bound.way - way);
        if (gained >= missing) {
            return way + missing / slope;
        }
        missing -= gained;
        slope += bound.slopeChange;
        way = bound.way;
    }
    return way;
}

} // namespace

double HalfSpace::at(const DigitImage& image) const
{
    return std::inner_product(normal.begin(), normal.end(), image.begin(), offset);
}

DigitImage nearestWithin(std::span<const HalfSpace> halfSpaces, const DigitImage& image)
{
    Position position{};
    std::ranges::copy(image, position.begin());
    std::vector<double> weights(halfSpaces.size(), 0.0);
    for (int sweep = 0; sweep < mostSweeps; ++sweep) {
        double largestChange = 0;
        for (std::size_t i = 0; i < halfSpaces.size(); ++i) {
            const DigitImage& normal = halfSpaces[i].normal;
            move(position, normal, -weights[i]);
            const double weight = wayInto(halfSpaces[i], position);
            move(position, normal, weight);
            if (weight == weights[i]) {
                continue;
            }
            const float steepest = std::abs(
                *std::ranges::max_element(normal, {}, [](float each) { return std::abs(each); }));
            largestChange = std::max(
                largestChange, std::abs(weight - weights[i]) * static_cast<double>(steepest));
            weights[i] = weight;
        }
        if (largestChange < closeEnough || halfSpaces.size() == 1) {
            break;
        }
    }
    return clipped(position);
}

} // namespace core
