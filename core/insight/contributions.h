#pragma once

#include "core/insight/activations.h"

namespace core
{

/// What one unit adds to the sum of a unit in the next layer: its activation times the weight
/// between them.
struct Contribution {
    int layer = 0; ///< of `to`, from 1; `from` is in the layer before
    int from = 0;
    int to = 0;
    float value = 0; ///< below 0 it lowers the sum; never 0

    bool operator==(const Contribution&) const = default;
};

/// How many contributions are wanted.
struct ContributionLimits {
    int perUnit = 6;   ///< of the strongest to one unit
    int perLayer = 24; ///< and of these the strongest to one layer
};

/// The strongest contributions towards a digit, followed back from its output: those of the last
/// hidden layer to it, then those to the units that these come from, and so on to the pixels.
/// Strong is what is far from 0, above or below; of equally strong ones that to the lower unit is
/// first, then that from the lower unit. Layer by layer from the last one, in each the strongest
/// first. What is 0 contributes nothing and is not followed.
std::vector<Contribution> strongestContributions(
    const Model& model, const Activations& activations, int digit,
    const ContributionLimits& limits = {});

} // namespace core
