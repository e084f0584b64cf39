#include "core/training/confidence.h"

#include "core/network/head.h"

#include <algorithm>

namespace core
{

namespace
{

/// The share of the held-out digits that may be taken for no digit.
constexpr double rejectedShare = 0.005;

/// The probability of the most probable class.
float confidenceOf(const LabelledOutputs& sample, double temperature)
{
    const auto probabilities = softmax(sample.outputs, static_cast<float>(temperature));
    return *std::max_element(probabilities.begin(), probabilities.end());
}

} // namespace

void calibrate(Passport& passport, std::span<const LabelledOutputs> heldOut, bool knowsNoDigits)
{
    if (heldOut.empty()) {
        return;
    }
    const double temperature = fitTemperature(heldOut);
    passport[passport::temperature] = QString::number(temperature, 'g', 4);
    if (!knowsNoDigits) {
        return;
    }
    std::vector<float> confidences;
    for (const LabelledOutputs& sample : heldOut) {
        confidences.push_back(confidenceOf(sample, temperature));
    }
    const auto rank = static_cast<std::ptrdiff_t>(rejectedShare * double(confidences.size()));
    std::nth_element(confidences.begin(), confidences.begin() + rank, confidences.end());
    passport[passport::digitConfidence] =
        QString::number(confidences[static_cast<std::size_t>(rank)], 'g', 4);
}

} // namespace core
