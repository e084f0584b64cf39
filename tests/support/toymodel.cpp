#include "tests/support/toymodel.h"

#include "core/network/layertext.h"

#include <algorithm>
#include <random>

namespace support
{

namespace
{

/// Variances are above 0, and factors around 1 keep the values that come in.
void keepNormsSensible(core::Model& model)
{
    for (const core::ParameterView& view : core::parameterViews(model.network)) {
        const bool isFactor = view.name.startsWith("bn") && view.name.endsWith(".weight");
        if (isFactor || view.name.endsWith(".running_var")) {
            const auto first = model.parameters.begin() + view.offset;
            std::transform(
                first, first + view.count, first, [](float value) { return 1 + 5 * value; });
        }
    }
}

} // namespace

core::Model randomModel(const core::Architecture& spec, unsigned seed)
{
    std::mt19937 random(seed);
    core::Model model{spec, std::vector<float>(spec.parameterCount()), {}};
    for (float& parameter : model.parameters) {
        parameter = static_cast<float>(random() % 2001) / 10000.0F - 0.1F;
    }
    keepNormsSensible(model);
    return model;
}

core::Architecture architectureOf(const QString& layers)
{
    const core::Result<core::Architecture> architecture = core::architectureFromLayersText(layers);
    if (!architecture) {
        qFatal("%s", qPrintable(architecture.error().message));
    }
    return *architecture;
}

core::Architecture convolutionalNetwork()
{
    return architectureOf("conv 6x3 pad 1, batchnorm, relu, maxpool 2, conv 8x5, maxpool 2, "
                          "batchnorm, relu, dropout 0.2, linear 16, batchnorm, tanh, linear 10");
}

core::Model constantModel(int digit, const core::Architecture& spec)
{
    core::Model model{spec, std::vector<float>(spec.parameterCount(), 0.0F), {}};
    model.parameters[model.parameters.size() - core::digitCount + digit] = 5.0F;
    return model;
}

core::PredictorPointer predictorOf(core::Model model)
{
    const core::Result<core::PredictorPointer> predictor =
        core::Predictor::create(std::move(model));
    if (!predictor) {
        qFatal("%s", qPrintable(predictor.error().message));
    }
    return *predictor;
}

} // namespace support
