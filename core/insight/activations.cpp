#include "core/insight/activations.h"

#include "core/network/forwardpass.h"
#include "core/network/head.h"

#include <algorithm>

namespace core
{

Activations activationsOf(const Predictor& predictor, const DigitImage& image)
{
    const Model& model = predictor.model();
    const auto pass = ForwardPass::create(model.network, model.parameters, 1);
    std::ranges::copy(image, pass->inputs().first);
    pass->run();
    Activations found;
    found.layers.emplace_back(image.begin(), image.end());
    const auto count = static_cast<std::size_t>(model.network.stages().size());
    for (std::size_t i = 0; i < count; ++i) {
        const Matrix& values = pass->values(i);
        found.layers.emplace_back(values.first, values.first + values.columns);
    }
    found.probabilities = softmax(found.layers.back().data(), predictor.calibration().temperature);
    return found;
}

} // namespace core
