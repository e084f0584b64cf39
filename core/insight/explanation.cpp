#include "core/insight/explanation.h"

#include "core/base/tr.h"
#include "core/insight/summary.h"

#include <algorithm>

namespace core
{

namespace
{

/// The nearest images of a digit: where the search for the smallest change begins again.
constexpr int knownCount = 2;

std::vector<DigitImage>
nearestOfDigit(const LastLayer& training, const std::vector<Neighbour>& all, int digit)
{
    std::vector<DigitImage> images;
    for (auto each = all.begin(); each != all.end() && images.size() < knownCount; ++each) {
        if (each->label == digit) {
            images.push_back(training.images().digitImage(each->index));
        }
    }
    return images;
}

} // namespace

int Explanation::strongerDigit() const
{
    if (reading.mostLike == digits.forDigit || reading.mostLike == digits.againstDigit) {
        return reading.mostLike;
    }
    return digits.difference(outputs) >= 0 ? digits.forDigit : digits.againstDigit;
}

Result<Explanation> explain(
    const Predictor& predictor, const DigitImage& image, const DigitPair& digits,
    const LastLayer& training, const std::stop_token& stop)
{
    if (&training.predictor().model() != &predictor.model()) {
        return Error{Tr::tr("the training images were taken through another model")};
    }
    const Result<Attribution> attribution = integratedGradients(predictor, image, digits, stop);
    if (!attribution) {
        return attribution.error();
    }
    const Result<PixelValues> drops = occlusion(predictor, image, digits, stop);
    if (!drops) {
        return drops.error();
    }
    const auto size = static_cast<int>(training.images().size());
    const auto neighbours = nearestImages(training, image, size, stop);
    if (!neighbours) {
        return neighbours.error();
    }
    Explanation result{
        .image = image,
        .reading = predictor.read(image),
        .outputs = predictor.outputs(image),
        .classes = predictor.classes(),
        .digits = digits,
        .attribution = *attribution,
        .occlusion = *drops};
    result.neighbours.assign(
        neighbours->begin(), neighbours->begin() + std::min(size, neighbourCount));
    result.changedTo =
        result.reading.mostLike == digits.againstDigit ? digits.forDigit : digits.againstDigit;
    const auto known = nearestOfDigit(training, *neighbours, result.changedTo);
    const auto change = smallestChange(predictor, image, result.changedTo, known, stop);
    if (stop.stop_requested()) {
        return Error{Tr::tr("The explanation was stopped")};
    }
    if (change) {
        result.smallestChange = *change;
    }
    result.summary = summaryOf(result);
    return result;
}

} // namespace core
