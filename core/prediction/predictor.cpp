#include "core/prediction/predictor.h"

#include "core/base/torchruntime.h"
#include "core/network/network.h"

#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

namespace core
{

struct Predictor::Private {
    explicit Private(Model content)
        : model(std::move(content))
        , network(model)
    {
    }

    const Model model;
    const Network network;
};

Predictor::Predictor(std::shared_ptr<const Private> content)
    : d(std::move(content))
{
}

Result<PredictorPointer> Predictor::create(Model model)
{
    return guarded([&] {
        const Predictor predictor(std::make_shared<const Private>(std::move(model)));
        return std::make_shared<const Predictor>(predictor);
    });
}

Probabilities Predictor::predict(const DigitImage& image) const
{
    const c10::InferenceMode inference;
    // from_blob wants a mutable pointer; nothing writes through it.
    const at::Tensor input = at::from_blob(const_cast<float*>(image.data()), {1, digitImagePixels});
    const at::Tensor output = d->network.probabilities(input).contiguous();
    Probabilities probabilities;
    std::copy_n(output.data_ptr<float>(), digitCount, probabilities.begin());
    return probabilities;
}

const Model& Predictor::model() const
{
    return d->model;
}

int mostProbable(const Probabilities& probabilities)
{
    const auto highest = std::max_element(probabilities.begin(), probabilities.end());
    return static_cast<int>(highest - probabilities.begin());
}

} // namespace core
