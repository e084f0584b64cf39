#pragma once

#include "core/ink/digitimage.h"
#include "core/network/model.h"

#include <array>

namespace core
{

/// A weight for each of the 784 pixels, row by row like a digit image.
using PixelWeights = std::array<float, digitImagePixels>;

/// What a unit looks at the image with. `layer` is counted as in Activations, 1 or more; `unit` is
/// within the layer. In layer 1 these are the unit's own weights. In deeper layers they are those
/// of the linear path: the product of the weight matrices up to the unit, as if no ReLU lay
/// between. It takes about as long as a forward pass of one image, and is not for networks whose
/// pass takes long.
PixelWeights pixelWeights(const Model& model, int layer, int unit);

} // namespace core
