#pragma once

#include "core/prediction/predictor.h"

#include <vector>

namespace core
{

/// What the layers of a model give for one digit image. Here and in all of this folder that speaks
/// of units, layers are counted as in Architecture::layers(): 0 is the image, the last one the
/// outputs.
struct Activations {
    /// As many values as the layer has units: the image's pixels 0..1; of the hidden layers what
    /// their ReLU lets through, 0 or more; last what Predictor::outputs() gives.
    std::vector<std::vector<float>> layers;
    Probabilities probabilities{}; ///< the same as Predictor::predict()

    bool operator==(const Activations&) const = default;
};

/// Takes the image through the network once.
Activations activationsOf(const Predictor& predictor, const DigitImage& image);

} // namespace core
