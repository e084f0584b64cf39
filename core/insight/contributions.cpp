#include "core/insight/contributions.h"

#include "core/network/layers.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace core
{

namespace
{

bool isStronger(const Contribution& a, const Contribution& b)
{
    return std::tuple(-std::abs(a.value), a.to, a.from) <
           std::tuple(-std::abs(b.value), b.to, b.from);
}

/// The strongest first, and not more than `count`.
void keepStrongest(std::vector<Contribution>& contributions, int count)
{
    const auto kept = std::min(contributions.size(), static_cast<std::size_t>(count));
    const auto end = contributions.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(contributions.begin(), end, contributions.end(), isStronger);
    contributions.resize(kept);
}

/// All contributions to one unit that are not 0.
std::vector<Contribution>
contributionsTo(int unit, int layer, const float* weights, const std::vector<float>& activations)
{
    std::vector<Contribution> all;
    for (std::size_t i = 0; i < activations.size(); ++i) {
        const float value = activations[i] * weights[i];
        if (value < 0 || value > 0) { // not if it is no number
            all.push_back({layer, static_cast<int>(i), unit, value});
        }
    }
    return all;
}

std::vector<int> sourcesOf(const std::vector<Contribution>& contributions)
{
    std::vector<int> units;
    units.reserve(contributions.size());
    for (const Contribution& each : contributions) {
        units.push_back(each.from);
    }
    std::ranges::sort(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

} // namespace

std::vector<Contribution> strongestContributions(
    const Model& model, const Activations& activations, int digit, const ContributionLimits& limits)
{
    const auto layers = readableLayers(model.network, model.parameters);
    std::vector<Contribution> found;
    std::vector<int> units{digit};
    for (std::size_t layer = layers.size(); layer > 0; --layer) {
        std::vector<Contribution> strongest;
        for (const int unit : units) {
            const float* weights = layers[layer - 1].weight.row(unit);
            std::vector<Contribution> toUnit = contributionsTo(
                unit, static_cast<int>(layer), weights, activations.layers[layer - 1]);
            keepStrongest(toUnit, limits.perUnit);
            strongest.insert(strongest.end(), toUnit.begin(), toUnit.end());
        }
        keepStrongest(strongest, limits.perLayer);
        found.insert(found.end(), strongest.begin(), strongest.end());
        units = sourcesOf(strongest);
    }
    return found;
}

} // namespace core
