#include "core/prediction/predictor.h"

#include "core/base/torchruntime.h"
#include "core/network/network.h"

#include <QCoreApplication>

#include <ATen/ops/from_blob.h>
#include <ATen/ops/softmax.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Predictor)
};

/// A number of the passport; `otherwise` when it has none of that name.
Result<float> passportNumber(
    const Passport& passport, const char* key, float otherwise, float lowest, float highest)
{
    if (!passport.contains(key)) {
        return otherwise;
    }
    bool isNumber = false;
    const float value = passport[key].toFloat(&isNumber);
    if (!isNumber || !(value >= lowest && value <= highest)) {
        return Error{Tr::tr("`%1`: expected a number from %2 to %3, found `%4`")
                         .arg(key)
                         .arg(lowest)
                         .arg(highest)
                         .arg(passport[key].left(80))};
    }
    return value;
}

std::array<float, digitCount> tenNumbers(const at::Tensor& row)
{
    const at::Tensor values = row.contiguous();
    std::array<float, digitCount> numbers;
    std::copy_n(values.data_ptr<float>(), digitCount, numbers.begin());
    return numbers;
}

} // namespace

struct Predictor::Private {
    Private(Model content, const Calibration& itsCalibration)
        : model(std::move(content))
        , network(model)
        , calibration(itsCalibration)
    {
    }

    at::Tensor outputs(const DigitImage& image) const
    {
        // from_blob wants a mutable pointer; nothing writes through it.
        auto* pixels = const_cast<float*>(image.data());
        return network.outputs(at::from_blob(pixels, {1, digitImagePixels}));
    }

    const Model model;
    const Network network;
    const Calibration calibration;
};

Predictor::Predictor(std::shared_ptr<const Private> content)
    : d(std::move(content))
{
}

Result<PredictorPointer> Predictor::create(Model model)
{
    const Result<float> temperature =
        passportNumber(model.passport, passport::temperature, 1, 0.1F, 10);
    const Result<float> confidence =
        passportNumber(model.passport, passport::digitConfidence, 0, 0, 1);
    if (!temperature || !confidence) {
        return (temperature ? confidence : temperature).error();
    }
    return guarded([&] {
        const Predictor predictor(std::make_shared<const Private>(
            std::move(model), Calibration{*temperature, *confidence}));
        return std::make_shared<const Predictor>(predictor);
    });
}

Probabilities Predictor::predict(const DigitImage& image) const
{
    const c10::InferenceMode inference;
    return tenNumbers(at::softmax(d->outputs(image) / d->calibration.temperature, 1));
}

std::array<float, digitCount> Predictor::outputs(const DigitImage& image) const
{
    const c10::InferenceMode inference;
    return tenNumbers(d->outputs(image));
}

bool Predictor::looksLikeDigit(const Probabilities& probabilities) const
{
    return d->calibration.acceptsDigit(
        *std::max_element(probabilities.begin(), probabilities.end()));
}

const Model& Predictor::model() const
{
    return d->model;
}

const Calibration& Predictor::calibration() const
{
    return d->calibration;
}

int mostProbable(const Probabilities& probabilities)
{
    const auto highest = std::max_element(probabilities.begin(), probabilities.end());
    return static_cast<int>(highest - probabilities.begin());
}

} // namespace core
