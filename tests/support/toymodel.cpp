#include "tests/support/toymodel.h"

#include <random>

namespace support
{

core::Model randomModel(const core::Architecture& spec, unsigned seed)
{
    std::mt19937 random(seed);
    core::Model model{spec, std::vector<float>(spec.parameterCount()), {}};
    for (float& parameter : model.parameters) {
        parameter = static_cast<float>(random() % 2001) / 10000.0F - 0.1F;
    }
    return model;
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
