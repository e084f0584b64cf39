#include "core/insight/layerweights.h"

#include "core/ink/digitimage.h"

#include <algorithm>
#include <cmath>

namespace core
{

QList<Shape> unitShapes(const Architecture& architecture)
{
    QList<Shape> shapes{Shape{digitImagePixels, 1, true}};
    const QList<Architecture::Placed> layers = architecture.placed();
    for (const Architecture::Stage& stage : architecture.stages()) {
        Shape shape = stage.shape;
        bool isConvolutional = false;
        for (qsizetype i = stage.first; i < stage.end; ++i) {
            isConvolutional |= is<layer::Conv>(layers[i].layer);
            if (isConvolutional && !layers[i].after.isFlat) {
                shape = layers[i].after;
            }
        }
        shapes.append(shape);
    }
    return shapes;
}

bool isImageFirst(const Architecture& architecture)
{
    const QList<Layer>& layers = architecture.layers;
    return std::all_of(
        layers.begin(), std::ranges::find_if(layers, hasWeights),
        [](const Layer& layer) { return is<layer::Flatten>(layer) || is<layer::Dropout>(layer); });
}

LayerWeights::LayerWeights(const Model& model)
    : m_model(model)
    , m_layers(model.network.placed())
    , m_stages(model.network.stages())
{
    const QList<ParameterView> views = parameterViews(model.network);
    qsizetype next = 0;
    for (const Architecture::Placed& each : m_layers) {
        const bool hasNumbers = !each.name.isEmpty();
        m_offsets.append(hasNumbers ? views[next].offset : 0);
        const qsizetype count = is<layer::BatchNorm>(each.layer) ? 4 : 2;
        next += hasNumbers ? count : 0;
    }
}

qsizetype LayerWeights::weightedLayer(const Architecture::Stage& stage) const
{
    qsizetype layer = stage.first;
    while (!hasWeights(m_layers[layer].layer)) {
        ++layer;
    }
    return layer;
}

std::span<const float> LayerWeights::weights(qsizetype layer, int unit) const
{
    const Architecture::Placed& placed = m_layers[layer];
    const auto* conv = std::get_if<layer::Conv>(&placed.layer);
    const int side = conv ? conv->kernel : 1;
    const auto count = static_cast<std::size_t>(placed.before.channels * side * side);
    const auto begin = static_cast<std::size_t>(m_offsets[layer]);
    return std::span(m_model.parameters)
        .subspan(begin + static_cast<std::size_t>(unit) * count, count);
}

float LayerWeights::bias(qsizetype layer, int unit) const
{
    const int units = m_layers[layer].after.channels;
    const qsizetype behindWeights = weights(layer, 0).size() * units;
    const qsizetype at = m_offsets[layer] + behindWeights + unit;
    return m_model.parameters[static_cast<std::size_t>(at)];
}

LayerWeights::Normalisation LayerWeights::normalisation(qsizetype layer, qsizetype index) const
{
    // Weights, biases, means and variances, one for each channel or unit.
    const qsizetype count = m_layers[layer].before.channels;
    const auto number = [&](qsizetype part) {
        const qsizetype at = m_offsets[layer] + part * count + index;
        return static_cast<double>(m_model.parameters[static_cast<std::size_t>(at)]);
    };
    const double scale = number(0) / std::sqrt(number(3) + layer::BatchNorm::epsilon);
    return {scale, number(1) - number(2) * scale};
}

} // namespace core
