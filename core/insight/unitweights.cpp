#include "core/insight/unitweights.h"

#include "core/network/kernels.h"
#include "core/network/layers.h"

#include <algorithm>

namespace core
{

PixelWeights pixelWeights(const Model& model, int layer, int unit)
{
    Q_ASSERT(layer >= 1 && layer < model.network.units().size());
    Q_ASSERT(unit >= 0 && unit < model.network.units()[layer]);
    const auto layers = readableLayers(model.network, model.parameters);
    auto index = static_cast<std::size_t>(layer) - 1;
    const float* own = layers[index].weight.row(unit);
    std::vector<float> path(own, own + layers[index].weight.columns);
    while (index-- > 0) {
        const Matrix& weight = layers[index].weight;
        std::vector<float> before(static_cast<std::size_t>(weight.columns));
        for (std::ptrdiff_t row = 0; row < weight.rows; ++row) {
            addScaled(
                weight.row(row), path[static_cast<std::size_t>(row)], before.data(),
                weight.columns);
        }
        path = std::move(before);
    }
    PixelWeights weights{};
    std::ranges::copy(path, weights.begin());
    return weights;
}

} // namespace core
