#include "core/modelfile/exportedlayers.h"

namespace core
{

namespace
{

bool doesNothing(const Architecture::Placed& placed)
{
    const bool isFlatten = is<layer::Flatten>(placed.layer);
    return is<layer::Dropout>(placed.layer) || (isFlatten && placed.before.isFlat);
}

} // namespace

QList<Architecture::Placed> exportedLayers(const Architecture& network)
{
    QList<Architecture::Placed> layers = network.placed();
    layers.removeIf(doesNothing);
    if (network.head == Head::Tutorial) {
        const Shape outputs = layers.last().after;
        layers.append({layer::Relu{}, {}, outputs, outputs});
    }
    return layers;
}

} // namespace core
