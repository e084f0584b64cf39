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

/// gradient = scale (probabilities - the label's indicator): the derivative of the cross entropy of
/// a softmax by what goes into it.
void scaledDifference(const Row& probabilities, int label, float scale, float* gradient)
{
    std::transform(probabilities.begin(), probabilities.end(), gradient, [scale](float each) {
        return scale * each;
    });
    gradient[label] -= scale;
}

} // namespace

double crossEntropy(Head head, const float* outputs, int label)
{
    const Softmax inner = softmaxOf(outputs);
    if (head == Head::Logits) {
        return inner.logSum - outputs[label];
    }
    const float* probabilities = inner.probabilities.data();
    return softmaxOf(probabilities).logSum - probabilities[label];
}

double crossEntropy(Head head, const float* outputs, int label, float scale, float* gradient)
{
    const Softmax inner = softmaxOf(outputs);
    if (head == Head::Logits) {
        scaledDifference(inner.probabilities, label, scale, gradient);
        return inner.logSum - outputs[label];
    }
    // Back through the loss's softmax, then through the network's own, then through its ReLU.
    const float* probabilities = inner.probabilities.data();
    const Softmax outer = softmaxOf(probabilities);
    scaledDifference(outer.probabilities, label, scale, gradient);
    const float mean = std::inner_product(gradient, gradient + digitCount, probabilities, 0.0F);
    for (std::size_t i = 0; i < digitCount; ++i) {
        gradient[i] = outputs[i] <= 0 ? 0 : probabilities[i] * (gradient[i] - mean);
    }
    return outer.logSum - probabilities[label];
}

int highestOutput(const float* outputs)
{
    return static_cast<int>(std::max_element(outputs, outputs + digitCount) - outputs);
}

} // namespace core
