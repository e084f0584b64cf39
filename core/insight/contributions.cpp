#include "core/insight/contributions.h"

#include "core/insight/channelsum.h"
#include "core/insight/layerweights.h"

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

/// What batch normalisation scales a unit's sum with if it follows the weights at once.
double scaleOf(const LayerWeights& network, qsizetype weighted, int unit)
{
    const auto& layers = network.layers();
    qsizetype next = weighted + 1;
    while (next < layers.size() && is<layer::Dropout>(layers[next].layer)) {
        ++next;
    }
    const bool isNormalised = next < layers.size() && is<layer::BatchNorm>(layers[next].layer);
    return isNormalised ? network.normalisation(next, unit).scale : 1;
}

/// What comes into a stage, and what each of its units gets of it.
class StageContributions
{
public:
    /// `layer` is that of the units, as in Activations.
    StageContributions(const LayerWeights& network, const Activations& activations, int layer)
        : m_network(network)
        , m_activations(activations)
        , m_layer(layer)
        , m_inputs(activations.values(static_cast<std::size_t>(layer) - 1))
        , m_weighted(network.weightedLayer(network.stages()[layer - 1]))
        , m_inputsPerUnit(inputsPerUnit())
    {
    }

    /// All contributions to one unit that are not 0.
    std::vector<Contribution> to(int unit) const
    {
        std::vector<double> sums(m_inputs.size() / m_inputsPerUnit);
        const auto add = [&](std::size_t from, std::size_t input, float weight) {
            sums[from] += static_cast<double>(m_inputs[input]) * static_cast<double>(weight);
        };
        if (is<layer::Conv>(m_network.layers()[m_weighted].layer)) {
            const SumPlace place = placeOfHighest(m_network, m_activations, m_layer - 1, unit);
            const auto visit = [&](int index, float weight) {
                const auto input = static_cast<std::size_t>(index);
                add(input / m_inputsPerUnit, input, weight);
            };
            forEachBelowKernel(m_network, m_weighted, unit, place, visit);
        } else {
            const float* weight = m_network.weights(m_weighted, unit).data();
            for (std::size_t input = 0, from = 0; from < sums.size(); ++from) {
                for (std::size_t i = 0; i < m_inputsPerUnit; ++i, ++input) {
                    add(from, input, *weight++);
                }
            }
        }
        const double scale = scaleOf(m_network, m_weighted, unit);
        std::vector<Contribution> all;
        for (std::size_t from = 0; from < sums.size(); ++from) {
            const auto value = static_cast<float>(sums[from] * scale);
            if (value < 0 || value > 0) { // not if it is no number
                all.push_back({m_layer, static_cast<int>(from), unit, value});
            }
        }
        return all;
    }

private:
    std::size_t inputsPerUnit() const
    {
        const auto side = static_cast<std::size_t>(
            m_activations.maps[static_cast<std::size_t>(m_layer) - 1].side);
        return side > 0 ? side * side : 1;
    }

    const LayerWeights& m_network;
    const Activations& m_activations;
    int m_layer;
    const std::vector<float>& m_inputs;
    qsizetype m_weighted;
    std::size_t m_inputsPerUnit;
};

bool takesMeans(const Architecture::Placed& placed)
{
    const auto* pool = std::get_if<layer::AvgPool>(&placed.layer);
    return pool && pool->side > 1;
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

bool hasContributions(const Architecture& architecture, int layer)
{
    const Architecture::Stage stage = architecture.stages()[layer - 1];
    const QList<Architecture::Placed> layers = architecture.placed();
    const auto begin = layers.begin();
    const bool isMeans = std::any_of(begin + stage.first, begin + stage.end, takesMeans);
    return !isMeans && (layer > 1 || isImageFirst(architecture));
}

std::vector<Contribution> strongestContributions(
    const Model& model, const Activations& activations, int digit, const ContributionLimits& limits)
{
    const LayerWeights network(model);
    std::vector<Contribution> found;
    std::vector<int> units{digit};
    for (auto layer = static_cast<int>(network.stages().size()); layer > 0; --layer) {
        if (!hasContributions(model.network, layer)) {
            break;
        }
        const StageContributions all(network, activations, layer);
        std::vector<Contribution> strongest;
        for (const int unit : units) {
            std::vector<Contribution> toUnit = all.to(unit);
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
