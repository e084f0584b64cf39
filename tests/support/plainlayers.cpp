#include "tests/support/plainlayers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace support
{

namespace
{

using Values = std::vector<double>;

/// Applies one layer; takes the parameters in their order.
class Plain
{
public:
    Plain(const core::Architecture::Placed& placed, const Values& from, const float*& parameters)
        : m_placed(placed)
        , m_from(from)
        , m_parameters(parameters)
    {
    }

    Values operator()(const core::layer::Conv& conv) const
    {
        const int side = m_placed.after.side;
        const float* weights = m_parameters;
        const int count = m_placed.before.channels * conv.kernel * conv.kernel;
        const float* biases = weights + conv.channels * count;
        m_parameters = biases + conv.channels;
        Values to;
        for (int channel = 0; channel < conv.channels; ++channel) {
            for (int place = 0; place < side * side; ++place) {
                double sum = biases[channel];
                for (int i = 0; i < count; ++i) {
                    const int inside = i % (conv.kernel * conv.kernel);
                    const int y = place / side + inside / conv.kernel - conv.padding;
                    const int x = place % side + inside % conv.kernel - conv.padding;
                    const int input = i / (conv.kernel * conv.kernel);
                    sum += double(weights[channel * count + i]) * at(input, y, x);
                }
                to.push_back(sum);
            }
        }
        return to;
    }

    Values operator()(const core::layer::MaxPool& pool) const
    {
        return pooled(
            pool.side, [](const Values& square) { return *std::ranges::max_element(square); });
    }

    Values operator()(const core::layer::AvgPool& pool) const
    {
        return pooled(pool.side, [](const Values& square) {
            return std::accumulate(square.begin(), square.end(), 0.0) / double(square.size());
        });
    }

    Values operator()(const core::layer::BatchNorm&) const
    {
        const int count = m_placed.before.channels;
        const auto mapSize = m_from.size() / std::size_t(count);
        const float* first = m_parameters;
        m_parameters += 4 * count;
        Values to = m_from;
        for (std::size_t i = 0; i < to.size(); ++i) {
            const std::size_t unit = i / mapSize;
            const auto number = [&](int part) { return double(first[part * count + int(unit)]); };
            to[i] = (to[i] - number(2)) / std::sqrt(number(3) + 1e-5) * number(0) + number(1);
        }
        return to;
    }

    Values operator()(const core::layer::Linear& linear) const
    {
        const float* weight = m_parameters;
        const float* biases = weight + std::size_t(linear.units) * m_from.size();
        m_parameters = biases + linear.units;
        Values to;
        for (int unit = 0; unit < linear.units; ++unit) {
            double sum = biases[unit];
            for (const double value : m_from) {
                sum += value * double(*weight++);
            }
            to.push_back(sum);
        }
        return to;
    }

    Values operator()(const core::layer::Relu&) const
    {
        return each([](double value) { return std::max(value, 0.0); });
    }
    Values operator()(const core::layer::LeakyRelu& relu) const
    {
        return each([&](double value) { return value < 0 ? relu.slope * value : value; });
    }
    Values operator()(const core::layer::Tanh&) const
    {
        return each([](double value) { return std::tanh(value); });
    }
    Values operator()(const core::layer::Sigmoid&) const
    {
        return each([](double value) { return 1 / (1 + std::exp(-value)); });
    }
    Values operator()(const core::layer::Dropout&) const { return m_from; }
    Values operator()(const core::layer::Flatten&) const { return m_from; }

private:
    /// 0 outside of the map.
    double at(int channel, int y, int x) const
    {
        const int side = m_placed.before.side;
        const bool isInside = y >= 0 && y < side && x >= 0 && x < side;
        return isInside ? m_from[std::size_t((channel * side + y) * side + x)] : 0.0;
    }

    template <typename Function> Values each(const Function& function) const
    {
        Values to = m_from;
        std::ranges::transform(to, to.begin(), function);
        return to;
    }

    template <typename Function> Values pooled(int side, const Function& function) const
    {
        Values to;
        for (int channel = 0; channel < m_placed.after.channels; ++channel) {
            for (int place = 0; place < m_placed.after.side * m_placed.after.side; ++place) {
                Values square;
                for (int i = 0; i < side * side; ++i) {
                    square.push_back(
                        at(channel, place / m_placed.after.side * side + i / side,
                           place % m_placed.after.side * side + i % side));
                }
                to.push_back(function(square));
            }
        }
        return to;
    }

    const core::Architecture::Placed& m_placed;
    const Values& m_from;
    const float*& m_parameters;
};

} // namespace

std::vector<Values> plainLayers(const core::Model& model, const std::vector<double>& image)
{
    std::vector<Values> layers{image};
    const float* parameters = model.parameters.data();
    for (const core::Architecture::Placed& placed : model.network.placed()) {
        layers.push_back(std::visit(Plain(placed, layers.back(), parameters), placed.layer));
    }
    return layers;
}

} // namespace support
