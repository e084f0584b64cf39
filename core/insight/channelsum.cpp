#include "core/insight/channelsum.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

/// A value on its way through a stage, and the sum that it was.
struct Traced {
    double value = 0;
    SumPlace place;
};

/// Takes the sums of one channel through the layers of its stage, as few as are needed.
class Trace
{
public:
    Trace(const LayerWeights& network, const std::vector<float>& inputs, int stage, int channel)
        : m_network(network)
        , m_inputs(inputs)
        , m_conv(network.weightedLayer(network.stages()[stage]))
        , m_channel(channel)
    {
    }

    /// What the layer gives at a place of the channel's map.
    Traced at(qsizetype layer, SumPlace place) const
    {
        if (layer == m_conv) {
            return {sum(place), place};
        }
        const Layer& each = m_network.layers()[layer].layer;
        if (const auto* pool = std::get_if<layer::MaxPool>(&each)) {
            return highestOf(layer - 1, place, pool->side);
        }
        Traced traced = at(layer - 1, place);
        traced.value = after(layer, place, traced.value);
        return traced;
    }

private:
    double sum(SumPlace place) const
    {
        auto sum = static_cast<double>(m_network.bias(m_conv, m_channel));
        forEachBelowKernel(m_network, m_conv, m_channel, place, [&](int input, float weight) {
            sum += static_cast<double>(m_inputs[static_cast<std::size_t>(input)]) *
                   static_cast<double>(weight);
        });
        return sum;
    }

    Traced highestOf(qsizetype layer, SumPlace square, int side) const
    {
        Traced highest = at(layer, {square.row * side, square.column * side});
        for (int i = 1; i < side * side; ++i) {
            const Traced other =
                at(layer, {square.row * side + i / side, square.column * side + i % side});
            highest = other.value > highest.value ? other : highest;
        }
        return highest;
    }

    /// What a layer that keeps places apart makes of a value.
    double after(qsizetype layer, SumPlace place, double value) const
    {
        const auto normalise = [&](const layer::BatchNorm&) {
            const auto normalisation = m_network.normalisation(layer, indexOf(layer, place));
            return value * normalisation.scale + normalisation.shift;
        };
        return std::visit(
            Overloaded{
                normalise, [&](const layer::Relu&) { return std::max(value, 0.0); },
                [&](const layer::LeakyRelu& relu) {
                    return value < 0 ? relu.slope * value : value;
                },
                [&](const layer::Tanh&) { return std::tanh(value); },
                [&](const layer::Sigmoid&) { return 1 / (1 + std::exp(-value)); },
                [&](const auto&) { return value; }},
            m_network.layers()[layer].layer);
    }

    /// Which of a batch normalisation's numbers are for that place: those of the channel, or where
    /// `flatten` stands before it, those of the pixel.
    qsizetype indexOf(qsizetype layer, SumPlace place) const
    {
        if (!m_network.layers()[layer].before.isFlat) {
            return m_channel;
        }
        qsizetype map = layer;
        while (m_network.layers()[map].before.isFlat) {
            --map;
        }
        const qsizetype side = m_network.layers()[map].before.side;
        return (m_channel * side + place.row) * side + place.column;
    }

    const LayerWeights& m_network;
    const std::vector<float>& m_inputs;
    qsizetype m_conv;
    int m_channel;
};

} // namespace

SumPlace
placeOfHighest(const LayerWeights& network, const Activations& activations, int stage, int channel)
{
    const auto layer = static_cast<std::size_t>(stage) + 1; // as in Activations
    const FeatureMaps& maps = activations.maps[layer];
    const auto map = maps.of(channel);
    const auto highest = static_cast<int>(std::ranges::max_element(map) - map.begin());
    const Trace trace(network, activations.values(layer - 1), stage, channel);
    return trace.at(network.stages()[stage].end - 1, {highest / maps.side, highest % maps.side})
        .place;
}

} // namespace core
