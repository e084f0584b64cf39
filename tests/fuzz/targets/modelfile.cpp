#include "core/modelfile/modelfile.h"

#include "core/prediction/predictor.h"
#include "tests/fuzz/target.h"

#include <cmath>
#include <numeric>

namespace fuzz
{

bool modelFile(const QByteArray& input)
{
    const auto file = core::readModelFile(fileOf(input, "model.safetensors"));
    if (!file) {
        return false;
    }
    const auto predictor = core::Predictor::create(file->model);
    if (predictor) {
        const core::Probabilities shares = (*predictor)->predict(core::DigitImage{});
        const float sum = std::accumulate(shares.begin(), shares.end(), 0.0F);
        demand(std::abs(sum - 1) < 1e-3F, "probabilities add up to 1");
    }
    return predictor.hasValue();
}

} // namespace fuzz
