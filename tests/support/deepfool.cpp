#include "tests/support/deepfool.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace support
{

namespace
{

int highest(const PlainNetwork::Outputs& outputs)
{
    return static_cast<int>(std::ranges::max_element(outputs) - outputs.begin());
}

bool hasRelu(const core::Model& model, qsizetype layer)
{
    const bool isLast = layer == model.network.units().size() - 1;
    return !isLast || model.network.head == core::Head::Tutorial;
}

/// All layers' values, the image's first.
std::vector<std::vector<double>>
valuesOf(const core::Model& model, const PlainNetwork::Image& image)
{
    const QList<int> layers = model.network.units();
    std::vector<std::vector<double>> values{{image.begin(), image.end()}};
    const float* parameter = model.parameters.data();
    for (qsizetype layer = 1; layer < layers.size(); ++layer) {
        const std::vector<double>& inputs = values.back();
        std::vector<double> outputs(static_cast<std::size_t>(layers[layer]), 0.0);
        for (double& output : outputs) {
            for (const double input : inputs) {
                output += input * *parameter++;
            }
        }
        for (double& output : outputs) {
            output += *parameter++;
            output = hasRelu(model, layer) ? std::max(output, 0.0) : output;
        }
        values.push_back(outputs);
    }
    return values;
}

/// The gradient of one digit's output, from all layers' values back to the image.
std::vector<double> gradientOf(
    const core::Model& model, const std::vector<std::vector<double>>& values, std::size_t digit)
{
    const QList<int> layers = model.network.units();
    std::vector<double> gradient(core::digitCount, 0.0);
    gradient[digit] = 1;
    const float* first = model.parameters.data() + model.parameters.size();
    for (qsizetype layer = layers.size() - 1; layer > 0; --layer) {
        const auto units = static_cast<std::size_t>(layers[layer]);
        const auto inputs = static_cast<std::size_t>(layers[layer - 1]);
        first -= units * inputs + units;
        std::vector<double> before(inputs, 0.0);
        for (std::size_t unit = 0; unit < units; ++unit) {
            if (hasRelu(model, layer) && values[static_cast<std::size_t>(layer)][unit] <= 0) {
                continue;
            }
            for (std::size_t i = 0; i < inputs; ++i) {
                before[i] += gradient[unit] * first[unit * inputs + i];
            }
        }
        gradient = before;
    }
    return gradient;
}

} // namespace

PlainNetwork::PlainNetwork(const core::Model& model)
    : m_model(model)
{
}

PlainNetwork::Outputs PlainNetwork::outputs(const Image& image) const
{
    Outputs outputs{};
    std::ranges::copy(valuesOf(m_model, image).back(), outputs.begin());
    return outputs;
}

std::array<PlainNetwork::Image, core::digitCount> PlainNetwork::gradients(const Image& image) const
{
    const auto values = valuesOf(m_model, image);
    std::array<Image, core::digitCount> gradients{};
    for (std::size_t digit = 0; digit < gradients.size(); ++digit) {
        std::ranges::copy(gradientOf(m_model, values, digit), gradients[digit].begin());
    }
    return gradients;
}

PlainNetwork::Image plainImage(const core::DigitImage& image)
{
    PlainNetwork::Image result{};
    std::ranges::copy(image, result.begin());
    return result;
}

std::optional<double> deepFool(
    const PlainNetwork& network, const core::DigitImage& image, std::optional<int> digit, Box box)
{
    constexpr double overshoot = 0.02;
    const PlainNetwork::Image start = plainImage(image);
    const int label = highest(network.outputs(start));
    PlainNetwork::Image total{};
    for (int step = 0; step < 200; ++step) {
        PlainNetwork::Image point = start;
        double l2 = 0;
        for (std::size_t i = 0; i < point.size(); ++i) {
            point[i] += (1 + overshoot) * total[i];
            point[i] = box == Box::Clipped ? std::clamp(point[i], 0.0, 1.0) : point[i];
            l2 += (point[i] - start[i]) * (point[i] - start[i]);
        }
        const PlainNetwork::Outputs outputs = network.outputs(point);
        const int read = highest(outputs);
        if (digit ? read == *digit : read != label) {
            return std::sqrt(l2);
        }
        // The nearest of the linearised boundaries.
        const auto gradients = network.gradients(point);
        const PlainNetwork::Image& own = gradients[static_cast<std::size_t>(label)];
        double nearest = INFINITY;
        PlainNetwork::Image move{};
        for (int other = 0; other < core::digitCount; ++other) {
            if (other == label || (digit && other != *digit)) {
                continue;
            }
            PlainNetwork::Image normal = gradients[static_cast<std::size_t>(other)];
            double square = 0;
            for (std::size_t i = 0; i < normal.size(); ++i) {
                normal[i] -= own[i];
                square += normal[i] * normal[i];
            }
            const double gap = std::abs(
                outputs[static_cast<std::size_t>(other)] -
                outputs[static_cast<std::size_t>(label)]);
            if (square > 0 && gap / std::sqrt(square) < nearest) {
                nearest = gap / std::sqrt(square);
                // The paper's program adds 1e-4, so that it does not creep up to the boundary.
                const double factor = (gap + 1e-4) / square;
                std::ranges::transform(
                    normal, move.begin(), [factor](double each) { return factor * each; });
            }
        }
        for (std::size_t i = 0; i < total.size(); ++i) {
            total[i] += move[i];
        }
    }
    return std::nullopt;
}

} // namespace support
