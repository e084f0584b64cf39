#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

namespace support
{

/// |actual - expected| / |expected|, Euclidean norms; 0 for two equal rows of numbers. Infinite
/// when the sizes differ or a number is not finite.
template <typename Expected>
double relativeDifference(std::span<const float> actual, std::span<const Expected> expected)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (actual.size() != expected.size()) {
        return infinite;
    }
    double difference = 0;
    double norm = 0;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        difference += std::pow(double(actual[i]) - double(expected[i]), 2);
        norm += std::pow(double(expected[i]), 2);
    }
    const double relative = difference == 0 ? 0 : std::sqrt(difference / norm);
    return std::isfinite(relative) ? relative : infinite;
}

} // namespace support
