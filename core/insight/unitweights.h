#pragma once

#include "core/network/model.h"

#include <optional>
#include <vector>

namespace core
{

/// The weights that a unit looks at pixels with, a square of them, row by row.
struct PixelWeights {
    int side = 0;
    std::vector<float> values;

    bool operator==(const PixelWeights&) const = default;
};

/// What a unit looks at the image with. `layer` is counted as in Activations, 1 or more; `unit` is
/// within the layer. In layer 1 these are the unit's own weights: 28x28, or a channel's kernel. In
/// deeper layers of a network without convolutions they are those of the linear path: the product
/// of the weight matrices up to the unit, as if no activation lay between. What batch normalisation
/// scales with, up to and in the unit's own layer, is part of them.
///
/// Nothing where no such picture is true: behind a convolution, and where layers before the first
/// weights have changed the image. It takes about as long as a forward pass of one image, and is
/// not for networks whose pass takes long.
std::optional<PixelWeights> pixelWeights(const Model& model, int layer, int unit);

} // namespace core
