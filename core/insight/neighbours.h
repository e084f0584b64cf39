#pragma once

#include "core/insight/lastlayer.h"

namespace core
{

/// An image of a dataset's part that lies near another one.
struct Neighbour {
    qsizetype index = 0; ///< in its part
    int label = 0;
    double distance = 0; ///< Euclidean, between the last hidden layer's activations

    bool operator==(const Neighbour&) const = default;
};

/// The `count` images of `layer` that lie nearest to this one in the last hidden layer, the nearest
/// first; of equally near ones the lower index first; those whose distance is no number last. All
/// of them if there are fewer. An error if the image is out of range, the count negative, or stop
/// was requested before the end.
Result<std::vector<Neighbour>> nearestImages(
    const LastLayer& layer, const DigitImage& image, int count, const std::stop_token& stop = {});

} // namespace core
