#pragma once

#include <cstddef>

namespace core
{

/// What all points do to one of them, see tsneForces().
struct TsneForces {
    float pullX = 0; ///< the sum of p w (x - xj)
    float pullY = 0;
    float pushX = 0; ///< the sum of w^2 (x - xj)
    float pushY = 0;
    float weight = 0; ///< the sum of w, its own 1 included
};

/// Points are padded to a multiple of so many floats.
inline constexpr std::ptrdiff_t tsneLanes = 16;

/// With w = 1 / (1 + squared distance) to each of the points (xs, ys). `affinities` has the p of
/// each. `count` is a multiple of tsneLanes; points that are none lie far away, with p = 0. One
/// pass over the affinities, since memory is what it waits for.
TsneForces tsneForces(
    const float* affinities, const float* xs, const float* ys, std::ptrdiff_t count, float x,
    float y);

} // namespace core
