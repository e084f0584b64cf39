#include "core/network/head.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace core
{

namespace
{

/// Softmax has to be quick: it is taken of every image that is learned. So it needs no memory but
/// the stack's.
using Room = std::array<float, Classes::most>;

struct Softmax {
    Room room;
    std::size_t size;
    float logSum; ///< log of the sum of the values' exponentials

    std::span<const float> probabilities() const { return {room.data(), size}; }
};

Softmax softmaxOf(std::span<const float> values)
{
    Q_ASSERT(values.size() <= std::tuple_size_v<Room>);
    const float highest = *std::ranges::max_element(values);
    Softmax result;
    result.size = values.size();
    float sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        result.room[i] = std::exp(values[i] - highest);
        sum += result.room[i];
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        result.room[i] /= sum;
    }
    result.logSum = highest + std::log(sum);
    return result;
}

/// gradient = scale (probabilities - target): the derivative of the cross entropy of a softmax with
/// respect to the softmax's inputs.
void scaledDifference(
    std::span<const float> probabilities, const Target& target, float scale, float* gradient)
{
    const float shared = target.smoothing / static_cast<float>(probabilities.size());
    std::transform(probabilities.begin(), probabilities.end(), gradient, [=](float each) {
        return scale * (each - shared);
    });
    gradient[target.label] -= scale * (1 - target.smoothing);
}

/// The cross entropy of the softmax of these values.
double lossOf(const Softmax& softmax, std::span<const float> values, const Target& target)
{
    double expected = (1 - target.smoothing) * values[static_cast<std::size_t>(target.label)];
    if (target.smoothing > 0) {
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        expected += target.smoothing * sum / static_cast<double>(values.size());
    }
    return softmax.logSum - expected;
}

} // namespace

double crossEntropy(Head head, std::span<const float> outputs, const Target& target)
{
    const Softmax inner = softmaxOf(outputs);
    if (head == Head::Logits) {
        return lossOf(inner, outputs, target);
    }
    return lossOf(softmaxOf(inner.probabilities()), inner.probabilities(), target);
}

double crossEntropy(
    Head head, std::span<const float> outputs, const Target& target, float scale, float* gradient)
{
    const Softmax inner = softmaxOf(outputs);
    const std::span<const float> probabilities = inner.probabilities();
    if (head == Head::Logits) {
        scaledDifference(probabilities, target, scale, gradient);
        return lossOf(inner, outputs, target);
    }
    // Back through the loss's softmax, then through the network's own, then through its ReLU.
    const Softmax outer = softmaxOf(probabilities);
    scaledDifference(outer.probabilities(), target, scale, gradient);
    const float mean =
        std::inner_product(probabilities.begin(), probabilities.end(), gradient, 0.0F);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        gradient[i] = outputs[i] <= 0 ? 0 : probabilities[i] * (gradient[i] - mean);
    }
    return lossOf(outer, probabilities, target);
}

ClassValues softmax(std::span<const float> outputs, float temperature)
{
    ClassValues scaled(outputs.begin(), outputs.end());
    for (float& each : scaled) {
        each /= temperature;
    }
    const Softmax result = softmaxOf(scaled);
    std::ranges::copy(result.probabilities(), scaled.begin());
    return scaled;
}

int highestOutput(std::span<const float> outputs)
{
    return static_cast<int>(std::ranges::max_element(outputs) - outputs.begin());
}

} // namespace core
