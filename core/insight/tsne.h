#pragma once

#include "core/base/floatbuffer.h"
#include "core/base/result.h"
#include "core/insight/rows.h"

#include <QPointF>

#include <functional>
#include <stop_token>

namespace core
{

// t-SNE (van der Maaten and Hinton, "Visualizing data using t-SNE", 2008), exact: every point feels
// every other.

/// The joint probabilities p_ij that i and j are neighbours: at least 0, 0 from i to itself,
/// p_ij = p_ji, all together 1.
struct TsneAffinities {
    FloatBuffer values; ///< count x stride; 0 beyond the count
    qsizetype count = 0;
    qsizetype stride = 0;

    float at(qsizetype i, qsizetype j) const
    {
        return values[static_cast<std::size_t>(i * stride + j)];
    }
};

struct TsneSettings {
    double perplexity = 30; ///< how many neighbours count; a third of the points at the most
    int steps = 750;
    int exaggeratedSteps = 250; ///< the first, in which groups form
    double exaggeration = 12;   ///< of the affinities there
};

/// No more rows than this: the affinities take 25 MB, and each step 2,500 x 2,500 forces.
inline constexpr qsizetype mostTsneRows = 2500;

/// An error if there are less than two rows or more than mostTsneRows, or if stop was requested
/// before the end.
Result<TsneAffinities>
tsneAffinities(const Rows& rows, double perplexity, const std::stop_token& stop = {});

/// What t-SNE makes small: the Kullback-Leibler divergence from the affinities to those of the
/// places, in nats.
double tsneCost(const TsneAffinities& affinities, const std::vector<QPointF>& places);

/// The cost's gradient by the places.
std::vector<QPointF>
tsneGradient(const TsneAffinities& affinities, const std::vector<QPointF>& places);

/// Places so that what is near stays near. Starts at `start`, one for each row, made small; so it
/// is the same every time, and lies the way `start` does. Momentum 0.5, then 0.8, and a gain for
/// each coordinate. `progress` is told how far it is, 0 to 1, after each step. Errors as of
/// tsneAffinities().
Result<std::vector<QPointF>> tsne(
    const Rows& rows, const std::vector<QPointF>& start, const TsneSettings& settings = {},
    const std::stop_token& stop = {}, const std::function<void(double share)>& progress = {});

} // namespace core
