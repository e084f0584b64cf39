#include "core/insight/activations.h"

#include "core/insight/layerweights.h"
#include "core/network/forwardpass.h"
#include "core/network/head.h"

#include <algorithm>

namespace core
{

namespace
{

/// The highest value of each map.
std::vector<float> highestOf(const FeatureMaps& maps, int channels)
{
    std::vector<float> highest;
    for (int channel = 0; channel < channels; ++channel) {
        highest.push_back(*std::ranges::max_element(maps.of(channel)));
    }
    return highest;
}

} // namespace

std::span<const float> FeatureMaps::of(int channel) const
{
    const auto size = static_cast<std::size_t>(side * side);
    return std::span(values).subspan(static_cast<std::size_t>(channel) * size, size);
}

const std::vector<float>& Activations::values(std::size_t layer) const
{
    return maps[layer].side > 0 ? maps[layer].values : layers[layer];
}

Activations activationsOf(const Predictor& predictor, const DigitImage& image)
{
    const Model& model = predictor.model();
    const auto pass = ForwardPass::create(model.network, model.parameters, 1);
    std::ranges::copy(image, pass->inputs().first);
    pass->run();
    Activations found;
    found.layers.emplace_back(image.begin(), image.end());
    found.maps.emplace_back();
    std::size_t stage = 0;
    for (const Shape& shape : unitShapes(model.network).mid(1)) {
        const Matrix& matrix = pass->values(stage++);
        std::vector<float> values(matrix.first, matrix.first + matrix.columns);
        FeatureMaps& maps = found.maps.emplace_back();
        if (shape.isFlat) {
            found.layers.push_back(std::move(values));
        } else {
            maps = {shape.side, std::move(values)};
            found.layers.push_back(highestOf(maps, shape.channels));
        }
    }
    found.probabilities = softmax(found.layers.back(), predictor.calibration().temperature);
    return found;
}

} // namespace core
