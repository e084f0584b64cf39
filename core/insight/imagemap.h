#pragma once

#include "core/insight/lastlayer.h"
#include "core/insight/pca.h"
#include "core/insight/rows.h"

namespace core
{

/// Images as points of a plane: where they lie for a model's last hidden layer.
struct ImageMap {
    LastLayer layer;
    Pca pca;
    std::vector<QPointF> places; ///< of all images, by PCA

    Rows rows() const;
};

/// Takes the images through the model and finds the plane that keeps most of the variance. `before`
/// are the places of the same images by another state of the model: the plane is turned so that
/// points move as little as can be; not if they are not as many. Errors as of LastLayer::compute()
/// and principalComponents().
Result<ImageMap> mapOf(
    const Predictor& predictor, const LabelledImages& images, const std::vector<QPointF>& before,
    const std::stop_token& stop = {});

/// A part of a map's images, evenly spread, placed anew so that neighbours stay neighbours.
struct NeighbourMap {
    std::vector<qsizetype> images; ///< rising, in the map
    std::vector<float> values;     ///< the last hidden layer's, of each of them
    std::vector<QPointF> places;   ///< of each of them, by t-SNE

    /// As wide as the last hidden layer.
    Rows rows() const;
};

/// Takes at most mostTsneRows of the images. Starts from the map's places, so it lies the way that
/// the map does. Errors as of tsne().
Result<NeighbourMap> neighbourMapOf(
    const ImageMap& map, const std::stop_token& stop = {},
    const std::function<void(double share)>& progress = {});

/// Where an image lies on the map: a projection, exactly as for the map's own images. An error if
/// the image is out of range.
Result<QPointF> placeOf(const ImageMap& map, const DigitImage& image);

/// Where it lies among the neighbours. t-SNE has no place for new images; this one is the mean of
/// its 15 nearest images' places, weighted as t-SNE does with a perplexity of 5.
Result<QPointF>
placeOf(const ImageMap& map, const NeighbourMap& neighbours, const DigitImage& image);

} // namespace core
