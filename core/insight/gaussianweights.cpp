#include "core/insight/gaussianweights.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core
{

namespace
{

constexpr int mostSteps = 60;
constexpr double tolerance = 1e-5; ///< of the entropy, in nats
/// Weights under exp(-40) add nothing to a sum of doubles.
constexpr double leastExponent = 40;

/// Sets weights that add up to 1, and gives their entropy.
double weigh(std::span<const float> squares, float least, double beta, std::span<double> weights)
{
    double sum = 0;
    double product = 0;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const double exponent = beta * static_cast<double>(squares[i] - least);
        const double weight = exponent > leastExponent ? 0 : std::exp(-exponent);
        weights[i] = weight;
        sum += weight;
        product += weight * exponent;
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return std::log(sum) + product / sum;
}

} // namespace

void gaussianWeights(std::span<const float> squares, double perplexity, std::span<double> weights)
{
    if (squares.empty()) {
        return;
    }
    const float least = *std::ranges::min_element(squares);
    double mean = 0;
    for (const float square : squares) {
        mean += static_cast<double>(square - least) / static_cast<double>(squares.size());
    }
    if (!(mean > 0) || perplexity >= static_cast<double>(squares.size())) {
        std::ranges::fill(weights, 1 / static_cast<double>(squares.size()));
        return;
    }
    const double wanted = std::log(perplexity);
    double low = 0;
    double high = std::numeric_limits<double>::infinity();
    double beta = 1 / mean;
    for (int step = 0; step < mostSteps; ++step) {
        const double excess = weigh(squares, least, beta, weights) - wanted;
        if (std::abs(excess) < tolerance) {
            break;
        }
        (excess > 0 ? low : high) = beta;
        beta = std::isinf(high) ? 2 * beta : (low + high) / 2;
    }
}

} // namespace core
