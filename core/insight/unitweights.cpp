#include "core/insight/unitweights.h"

#include "core/ink/digitimage.h"
#include "core/insight/layerweights.h"
#include "core/network/kernels.h"

#include <algorithm>

namespace core
{

namespace
{

/// What the batch normalisations of a stage multiply a unit's sum with.
double scaleOf(const LayerWeights& network, const Architecture::Stage& stage, int unit)
{
    double scale = 1;
    for (qsizetype i = network.weightedLayer(stage); i < stage.end; ++i) {
        if (is<layer::BatchNorm>(network.layers()[i].layer)) {
            scale *= network.normalisation(i, unit).scale;
        }
    }
    return scale;
}

/// A unit's own weights.
std::vector<float>
ownWeights(const LayerWeights& network, const Architecture::Stage& stage, int unit)
{
    const auto scale = static_cast<float>(scaleOf(network, stage, unit));
    std::vector<float> weights;
    for (const float weight : network.weights(network.weightedLayer(stage), unit)) {
        weights.push_back(weight * scale);
    }
    return weights;
}

/// Goes back through one linear layer: factors of its units become factors of what comes in.
std::vector<float> backThrough(
    const LayerWeights& network, const Architecture::Stage& stage,
    const std::vector<float>& factors)
{
    const qsizetype layer = network.weightedLayer(stage);
    const qsizetype inputs = network.layers()[layer].before.channels;
    std::vector<float> before(static_cast<std::size_t>(inputs));
    for (int unit = 0; unit < static_cast<int>(factors.size()); ++unit) {
        const double factor = static_cast<double>(factors[static_cast<std::size_t>(unit)]) *
                              scaleOf(network, stage, unit);
        addScaled(
            network.weights(layer, unit).data(), static_cast<float>(factor), before.data(), inputs);
    }
    return before;
}

/// Whether a convolutional stage normalises each pixel of its maps by numbers of its own, behind
/// `flatten`: then a channel has no one scale.
bool hasScalesOfPixels(const LayerWeights& network, const Architecture::Stage& stage)
{
    const qsizetype weighted = network.weightedLayer(stage);
    const auto begin = network.layers().begin();
    return is<layer::Conv>(network.layers()[weighted].layer) &&
           std::any_of(begin + weighted, begin + stage.end, [](const auto& each) {
               return is<layer::BatchNorm>(each.layer) && each.before.isFlat;
           });
}

} // namespace

std::optional<PixelWeights> pixelWeights(const Model& model, int layer, int unit)
{
    const LayerWeights network(model);
    const QList<Shape> shapes = unitShapes(model.network);
    Q_ASSERT(layer >= 1 && layer < shapes.size());
    Q_ASSERT(unit >= 0 && unit < shapes[layer].channels);
    const bool isBehindConvolution = layer > 1 && !shapes[1].isFlat;
    const Architecture::Stage& stage = network.stages()[layer - 1];
    if (!isImageFirst(model.network) || isBehindConvolution || hasScalesOfPixels(network, stage)) {
        return std::nullopt;
    }
    std::vector<float> path = ownWeights(network, stage, unit);
    for (int before = layer - 1; before > 0; --before) {
        path = backThrough(network, network.stages()[before - 1], path);
    }
    const auto* conv =
        std::get_if<layer::Conv>(&network.layers()[network.weightedLayer(stage)].layer);
    return PixelWeights{conv ? conv->kernel : digitImageSide, std::move(path)};
}

} // namespace core
