#include "core/prediction/predictor.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/network/forwardpass.h"
#include "core/network/head.h"
#include "core/network/layertext.h"

#include <algorithm>

namespace core
{

namespace
{

/// A number of the passport, or `otherwise` if the passport has no entry of that name.
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
                         .arg(
                             QLatin1String(key), plainText(lowest), plainText(highest),
                             passport[key].left(80))};
    }
    return value;
}

} // namespace

struct Predictor::Private {
    Model model;
    Classes classes;
    Calibration calibration;
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
    const Result<Classes> classes = classesOf(model);
    if (!classes) {
        return classes.error();
    }
    const auto count = static_cast<qsizetype>(model.parameters.size());
    if (count != model.network.parameterCount()) {
        return Error{Tr::tr("a network with layers %1 has %2 parameters, not %3")
                         .arg(layersText(model.network))
                         .arg(model.network.parameterCount())
                         .arg(count)};
    }
    const Predictor predictor(std::make_shared<const Private>(
        Private{std::move(model), *classes, Calibration{*temperature, *confidence}}));
    return std::make_shared<const Predictor>(predictor);
}

Reading Predictor::read(const DigitImage& image) const
{
    return readingOf(predict(image), d->calibration);
}

Probabilities Predictor::predict(const DigitImage& image) const
{
    return softmax(outputs(image), d->calibration.temperature);
}

ClassValues Predictor::outputs(const DigitImage& image) const
{
    const auto pass = ForwardPass::create(d->model.network, d->model.parameters, 1);
    std::ranges::copy(image, pass->inputs().first);
    pass->run();
    const std::span<const float> outputs = pass->outputs().values(0);
    return {outputs.begin(), outputs.end()};
}

const Model& Predictor::model() const
{
    return d->model;
}

const Classes& Predictor::classes() const
{
    return d->classes;
}

const Calibration& Predictor::calibration() const
{
    return d->calibration;
}

Reading readingOf(const Probabilities& probabilities, const Calibration& calibration)
{
    const int mostLike = mostProbable(probabilities);
    const float confidence = probabilities[static_cast<std::size_t>(mostLike)];
    return {probabilities, mostLike, calibration.acceptsDigit(confidence)};
}

QList<std::optional<Reading>>
readEach(const QList<PredictorPointer>& predictors, const DigitImage& image)
{
    QList<std::optional<Reading>> readings;
    for (const PredictorPointer& predictor : predictors) {
        readings.append(predictor ? std::optional(predictor->read(image)) : std::nullopt);
    }
    return readings;
}

int mostProbable(const Probabilities& probabilities)
{
    const auto highest = std::max_element(probabilities.begin(), probabilities.end());
    return static_cast<int>(highest - probabilities.begin());
}

} // namespace core
