#pragma once

#include "core/insight/activations.h"

namespace core
{

/// What one unit adds to the sum of a unit in the next layer. All of them and the bias make that
/// sum exactly: that of the linear or convolutional layer alone, or behind batch normalisation if
/// that follows at once.
///
/// From unit to unit it is the activation times the weight between them. From a channel to a linear
/// unit it is the sum of that over all of the channel's map. To a channel it is that to the one sum
/// which became the highest value of its map, its activation: the kernel at that place times what
/// lies below it. There the image counts pixel by pixel, and a channel as a whole.
struct Contribution {
    int layer = 0; ///< of `to`, from 1; `from` is in the layer before
    int from = 0;
    int to = 0;
    float value = 0; ///< below 0 it lowers the sum; never 0

    bool operator==(const Contribution&) const = default;
};

/// Whether contributions to a layer's units are exact, so that they are told. Otherwise layers
/// before the first weights have changed the image, or a channel's map is made of means of squares,
/// so that no one sum became its highest value.
bool hasContributions(const Architecture& architecture, int layer);

/// How many contributions are wanted.
struct ContributionLimits {
    int perUnit = 6;   ///< of the strongest to one unit
    int perLayer = 24; ///< and of these the strongest to one layer
};

/// The strongest contributions towards a digit, followed back from its output: those of the last
/// hidden layer to it, then those to the units that these come from, and so on to the pixels, or to
/// the first layer that has none. Strong is what is far from 0, above or below; of equally strong
/// ones that to the lower unit is first, then that from the lower unit. Layer by layer from the
/// last one, in each the strongest first. What is 0 contributes nothing and is not followed.
std::vector<Contribution> strongestContributions(
    const Model& model, const Activations& activations, int digit,
    const ContributionLimits& limits = {});

} // namespace core
