#include "core/network/head.h"

#include "core/ink/digitimage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace core
{

namespace
{

using Row = std::array<float, digitCount>;

struct Softmax {
    Row probabilities;
    float logSum; ///< log of the sum of the values' exponentials
};

Softmax softmaxOf(const float* values)
{
    const float highest = *std::max_element(values, values + digitCount);
    Softmax result{};
    float sum = 0;
    for (std::size_t i = 0; i < digitCount; ++i) {
        result.probabilities[i] = std::exp(values[i] - highest);
        sum += result.probabilities[i];
    }
    for (float& each : result.probabilities) {
        each /= sum;
    }
    result.logSum = highest + std::log(sum);
    return result;
}

/// gradient = scale (probabilities - target): the derivative of the cross entropy of a softmax with
/// respect to the softmax's inputs.
void scaledDifference(const Row& probabilities, const Target& target, float scale, float* gradient)
{
    const float shared = target.smoothing / digitCount;
    std::transform(probabilities.begin(), probabilities.end(), gradient, [=](float each) {
        return scale * (each - shared);
    });
    gradient[target.label] -= scale * (1 - target.smoothing);
}

/// The cross entropy of the softmax of these values.
double lossOf(const Softmax& softmax, const float* values, const Target& target)
{
    double expected = (1 - target.smoothing) * values[target.label];
    if (target.smoothing > 0) {
        expected +=
            target.smoothing * std::accumulate(values, values + digitCount, 0.0) / digitCount;
    }
    return softmax.logSum - expected;
}

} // namespace

double crossEntropy(Head head, const float* outputs, const Target& target)
{
    const Softmax inner = softmaxOf(outputs);
    if (head == Head::Logits) {
        return lossOf(inner, outputs, target);
    }
    const float* probabilities = inner.probabilities.data();
    return lossOf(softmaxOf(probabilities), probabilities, target);
}

double
crossEntropy(Head head, const float* outputs, const Target& target, float scale, float* gradient)
{
    const Softmax inner = softmaxOf(outputs);
    if (head == Head::Logits) {
        scaledDifference(inner.probabilities, target, scale, gradient);
        return lossOf(inner, outputs, target);
    }
    // Back through the loss's softmax, then through the network's own, then through its ReLU.
    const float* probabilities = inner.probabilities.data();
    const Softmax outer = softmaxOf(probabilities);
    scaledDifference(outer.probabilities, target, scale, gradient);
    const float mean = std::inner_product(gradient, gradient + digitCount, probabilities, 0.0F);
    for (std::size_t i = 0; i < digitCount; ++i) {
        gradient[i] = outputs[i] <= 0 ? 0 : probabilities[i] * (gradient[i] - mean);
    }
    return lossOf(outer, probabilities, target);
}

std::array<float, digitCount> softmax(const float* outputs, float temperature)
{
    Row scaled{};
    std::transform(outputs, outputs + digitCount, scaled.begin(), [temperature](float each) {
        return each / temperature;
    });
    return softmaxOf(scaled.data()).probabilities;
}

int highestOutput(const float* outputs)
{
    return static_cast<int>(std::max_element(outputs, outputs + digitCount) - outputs);
}

} // namespace core
