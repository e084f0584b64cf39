#pragma once

#include "core/prediction/predictor.h"

#include <span>
#include <vector>

namespace core
{

/// What the channels of a convolutional stage give for one image, channel by channel, row by row.
struct FeatureMaps {
    int side = 0; ///< pixels of each map; 0 if there are none
    std::vector<float> values;

    std::span<const float> of(int channel) const;

    bool operator==(const FeatureMaps&) const = default;
};

/// What the layers of a model give for one digit image. Here and in all of this folder that speaks
/// of units, layers are counted as in Architecture::units(): 0 is the image, the others are the
/// stages, the last one has the outputs. A unit of a convolutional stage is a channel.
struct Activations {
    /// As many values as the layer has units: the image's pixels 0..1; what the stages give, of a
    /// channel the highest value of its map: how strongly it finds what it looks for, wherever that
    /// is; last what Predictor::outputs() gives.
    std::vector<std::vector<float>> layers;
    std::vector<FeatureMaps> maps; ///< of each layer; empty but in convolutional stages
    Probabilities probabilities;   ///< the same as Predictor::predict()

    /// All that a layer gives, what the next one's weights are for: units or maps.
    const std::vector<float>& values(std::size_t layer) const;

    bool operator==(const Activations&) const = default;
};

/// Takes the image through the network once.
Activations activationsOf(const Predictor& predictor, const DigitImage& image);

} // namespace core
