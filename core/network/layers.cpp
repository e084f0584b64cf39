#include "core/network/layers.h"

#include "core/network/model.h"

namespace core
{

LayerParameters LayerParameters::units(std::ptrdiff_t begin, std::ptrdiff_t count) const
{
    return {
        weight.rowRange(begin, count),
        bias.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count))};
}

std::vector<LayerParameters> layerParameters(const Architecture& architecture, float* parameters)
{
    const QList<ParameterView> views = parameterViews(architecture);
    std::vector<LayerParameters> layers;
    for (qsizetype i = 0; i < views.size(); i += 2) {
        const qint64 outputs = views[i].shape[0];
        const qint64 inputs = views[i].shape[1];
        float* bias = parameters + views[i + 1].offset;
        layers.push_back(
            {{parameters + views[i].offset, outputs, inputs, inputs},
             {bias, static_cast<std::size_t>(outputs)}});
    }
    return layers;
}

std::vector<LayerParameters>
readableLayers(const Architecture& architecture, std::span<const float> parameters)
{
    // A layer's parameters can be written through, since training writes them.
    return layerParameters(architecture, const_cast<float*>(parameters.data()));
}

LayerValues::LayerValues(const Architecture& architecture, std::ptrdiff_t rows)
{
    for (const int units : architecture.units().mid(1)) {
        m_values.emplace_back(static_cast<std::size_t>(rows * units));
        m_layers.push_back({m_values.back().data(), rows, units, units});
    }
}

} // namespace core
