#include "core/insight/unitanswers.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/insight/layerweights.h"
#include "core/prediction/batches.h"

#include <algorithm>
#include <span>

namespace core
{

namespace
{

/// The images that excite one unit most, the strongest first.
class Ranking
{
public:
    /// Images come in their order, so that of equally strong ones the first stays in front.
    void add(int image, float activation)
    {
        if (m_count == maxExciting) {
            --m_count;
        }
        std::size_t place = m_count++;
        for (; place > 0 && m_activations[place - 1] < activation; --place) {
            m_activations[place] = m_activations[place - 1];
            m_images[place] = m_images[place - 1];
        }
        m_activations[place] = activation;
        m_images[place] = image;
    }

    /// What an activation must exceed to be added.
    float threshold() const { return m_count == maxExciting ? m_activations.back() : 0; }

    std::vector<int> images() const { return {m_images.begin(), m_images.begin() + m_count}; }

private:
    std::array<float, maxExciting> m_activations{};
    std::array<int, maxExciting> m_images{};
    std::size_t m_count = 0;
};

/// What is gathered of one layer's units.
class LayerTally
{
public:
    LayerTally(const Shape& shape, int classes)
        : m_mapSize(static_cast<std::size_t>(shape.side * shape.side))
        , m_activations(static_cast<std::size_t>(shape.channels))
        , m_sums(static_cast<std::size_t>(classes) * m_activations.size())
        , m_active(m_activations.size())
        , m_fullyActive(m_activations.size())
        , m_thresholds(m_activations.size())
        , m_rankings(m_activations.size())
    {
    }

    /// What the layer gives for one image: units, or maps.
    void add(const float* values, int image, int label)
    {
        m_mapSize == 1 ? takeUnits(values) : takeMaps(values);
        addActivations(image, label);
    }

    /// `labels`: the images of each class.
    LayerAnswers conclude(const std::vector<int>& labels, int images, bool hasRelu) const
    {
        LayerAnswers answers;
        answers.hasRelu = hasRelu;
        const std::size_t units = m_active.size();
        for (std::size_t unit = 0; unit < units; ++unit) {
            UnitAnswer& answer = answers.units.emplace_back();
            for (std::size_t label = 0; label < labels.size(); ++label) {
                const double sum = m_sums[label * units + unit];
                answer.means.push_back(static_cast<float>(sum / std::max(labels[label], 1)));
            }
            answer.activeShare = static_cast<float>(m_active[unit]) / static_cast<float>(images);
            answer.exciting = m_rankings[unit].images();
            answers.dead += hasRelu && m_active[unit] == 0 ? 1 : 0;
            answer.isAlwaysActive = m_fullyActive[unit] == images;
            answers.neverSilent += hasRelu && answer.isAlwaysActive ? 1 : 0;
        }
        return answers;
    }

private:
    void takeUnits(const float* values)
    {
        for (std::size_t unit = 0; unit < m_activations.size(); ++unit) {
            m_activations[unit] = values[unit];
            m_fullyActive[unit] += values[unit] > 0 ? 1 : 0;
        }
    }

    void takeMaps(const float* values)
    {
        for (std::size_t unit = 0; unit < m_activations.size(); ++unit) {
            const std::span map(values + unit * m_mapSize, m_mapSize);
            m_activations[unit] = *std::ranges::max_element(map);
            m_fullyActive[unit] += *std::ranges::min_element(map) > 0 ? 1 : 0;
        }
    }

    void addActivations(int image, int label)
    {
        const std::size_t units = m_activations.size();
        double* sums = m_sums.data() + static_cast<std::size_t>(label) * units;
        for (std::size_t unit = 0; unit < units; ++unit) {
            sums[unit] += static_cast<double>(m_activations[unit]);
            m_active[unit] += m_activations[unit] > 0 ? 1 : 0;
        }
        for (std::size_t unit = 0; unit < units; ++unit) {
            if (m_activations[unit] > m_thresholds[unit]) {
                m_rankings[unit].add(image, m_activations[unit]);
                m_thresholds[unit] = m_rankings[unit].threshold();
            }
        }
    }

    std::size_t m_mapSize;            ///< 1 if there are no maps
    std::vector<float> m_activations; ///< for the newest image
    std::vector<double> m_sums;       ///< of activations, by class and unit
    std::vector<int> m_active;        ///< images
    std::vector<int> m_fullyActive;   ///< images that all of the map is above 0 for
    std::vector<float> m_thresholds;
    std::vector<Ranking> m_rankings;
};

} // namespace

bool LayerAnswers::isDead(int unit) const
{
    return hasRelu && units[static_cast<std::size_t>(unit)].activeShare <= 0;
}

bool LayerAnswers::isNeverSilent(int unit) const
{
    return hasRelu && units[static_cast<std::size_t>(unit)].isAlwaysActive;
}

Result<std::vector<LayerAnswers>>
unitAnswers(const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop)
{
    if (images.size() == 0) {
        return Error{Tr::tr("There are no images that units could answer to")};
    }
    const Model& model = predictor.model();
    if (const auto known = checkLabels(images, model.network); !known) {
        return known.error();
    }
    return guarded([&]() -> Result<std::vector<LayerAnswers>> {
        const int classes = model.network.classCount();
        std::vector<LayerTally> tallies;
        for (const Shape& shape : unitShapes(model.network).mid(1)) {
            tallies.emplace_back(shape, classes);
        }
        std::vector<int> labels(static_cast<std::size_t>(classes));
        const auto take = [&](const ForwardPass& pass, qsizetype first, qsizetype rows) {
            for (qsizetype row = 0; row < rows; ++row) {
                const int label = images.label(first + row);
                ++labels[static_cast<std::size_t>(label)];
                for (std::size_t layer = 0; layer < tallies.size(); ++layer) {
                    tallies[layer].add(
                        pass.values(layer).row(row), static_cast<int>(first + row), label);
                }
            }
        };
        if (!forEachBatch(model.network, model.parameters, images, 0, images.size(), stop, take)) {
            return Error{Tr::tr("The look at the units was stopped")};
        }
        const QList<Architecture::Stage> stages = model.network.stages();
        std::vector<LayerAnswers> answers(1);
        for (std::size_t layer = 0; layer < tallies.size(); ++layer) {
            const bool hasRelu = stages[static_cast<qsizetype>(layer)].hasRelu;
            answers.push_back(
                tallies[layer].conclude(labels, static_cast<int>(images.size()), hasRelu));
        }
        return answers;
    });
}

} // namespace core
