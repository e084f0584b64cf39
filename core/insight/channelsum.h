#pragma once

#include "core/insight/activations.h"
#include "core/insight/layerweights.h"

namespace core
{

/// A place in a convolution's sums.
struct SumPlace {
    int row = 0;
    int column = 0;

    bool operator==(const SumPlace&) const = default;
};

/// Which of a convolution's sums became the highest value of a channel's map, in stage `stage` of
/// the network; of equally high ones the first. The stage pools nothing but highest values.
SumPlace
placeOfHighest(const LayerWeights& network, const Activations& activations, int stage, int channel);

/// Calls `visit(input, weight)` for each value below the kernel at that place, channel by channel,
/// row by row: `input` is its index in what comes in, see Activations::values(). Zeros around the
/// image are left out.
template <typename Visit>
void forEachBelowKernel(
    const LayerWeights& network, qsizetype conv, int channel, SumPlace place, const Visit& visit)
{
    const Architecture::Placed& placed = network.layers()[conv];
    const auto& kernel = std::get<layer::Conv>(placed.layer);
    const int side = placed.before.side;
    const int top = place.row - kernel.padding;
    const int left = place.column - kernel.padding;
    const float* weight = network.weights(conv, channel).data();
    for (int input = 0; input < placed.before.channels; ++input) {
        for (int y = top; y < top + kernel.kernel; ++y) {
            for (int x = left; x < left + kernel.kernel; ++x, ++weight) {
                if (y >= 0 && y < side && x >= 0 && x < side) {
                    visit((input * side + y) * side + x, *weight);
                }
            }
        }
    }
}

} // namespace core
