#include "core/insight/imagemap.h"

#include "core/insight/gaussianweights.h"
#include "core/insight/tsne.h"
#include "core/network/kernels.h"

#include <algorithm>
#include <numeric>

namespace core
{

namespace
{

constexpr std::size_t nearestCount = 15;
constexpr double nearestPerplexity = 5;

/// The mean of the nearest rows' places.
QPointF
placeBetween(const Rows& rows, const std::vector<QPointF>& places, const std::vector<float>& values)
{
    std::vector<float> squares(places.size());
    for (qsizetype i = 0; i < rows.count; ++i) {
        squares[static_cast<std::size_t>(i)] =
            static_cast<float>(squaredDistance(values.data(), rows.row(i).data(), rows.width));
    }
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t count = std::min(nearestCount, order.size());
    std::ranges::partial_sort(
        order, order.begin() + static_cast<std::ptrdiff_t>(count), {},
        [&squares](std::size_t i) { return std::pair(squares[i], i); });
    std::vector<float> nearest(count);
    std::transform(
        order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), nearest.begin(),
        [&squares](std::size_t i) { return squares[i]; });
    std::vector<double> weights(count);
    gaussianWeights(nearest, nearestPerplexity, weights);
    QPointF place;
    for (std::size_t i = 0; i < count; ++i) {
        place += weights[i] * places[order[i]];
    }
    return place;
}

} // namespace

Rows ImageMap::rows() const
{
    return {layer.values().data(), layer.images().size(), layer.width()};
}

Rows NeighbourMap::rows() const
{
    const auto count = static_cast<qsizetype>(images.size());
    return {
        values.data(), count,
        static_cast<qsizetype>(values.size()) / std::max<qsizetype>(count, 1)};
}

Result<ImageMap> mapOf(
    const Predictor& predictor, const LabelledImages& images, const std::vector<QPointF>& before,
    const std::stop_token& stop)
{
    const Result<LastLayer> layer = LastLayer::compute(predictor, images, stop);
    if (!layer) {
        return layer.error();
    }
    ImageMap map{*layer, {}, {}};
    const Result<Pca> pca = principalComponents(map.rows(), stop);
    if (!pca) {
        return pca.error();
    }
    map.pca = *pca;
    map.places = map.pca.places(map.rows());
    if (before.size() == map.places.size()) {
        map.pca = turnedTowards(map.pca, map.places, before);
        map.places = map.pca.places(map.rows());
    }
    return map;
}

Result<NeighbourMap> neighbourMapOf(
    const ImageMap& map, const std::stop_token& stop,
    const std::function<void(double share)>& progress)
{
    NeighbourMap part;
    part.images = evenlySpread(map.layer.images().size(), mostTsneRows);
    std::vector<QPointF> start;
    for (const qsizetype image : part.images) {
        const std::span<const float> values = map.layer.activations(image);
        part.values.insert(part.values.end(), values.begin(), values.end());
        start.push_back(map.places[static_cast<std::size_t>(image)]);
    }
    const auto places = tsne(part.rows(), start, {}, stop, progress);
    if (!places) {
        return places.error();
    }
    part.places = *places;
    return part;
}

Result<QPointF> placeOf(const ImageMap& map, const DigitImage& image)
{
    const Result<std::vector<float>> values = lastLayerOf(map.layer.predictor(), image);
    return values ? Result<QPointF>(map.pca.place(*values)) : values.error();
}

Result<QPointF>
placeOf(const ImageMap& map, const NeighbourMap& neighbours, const DigitImage& image)
{
    const Result<std::vector<float>> values = lastLayerOf(map.layer.predictor(), image);
    return values ? Result<QPointF>(placeBetween(neighbours.rows(), neighbours.places, *values))
                  : values.error();
}

} // namespace core
