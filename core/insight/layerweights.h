#pragma once

#include "core/network/model.h"

#include <span>

namespace core
{

/// What each layer gives, seen as units and counted as in Activations: the image is 784 units in a
/// row, a convolutional stage gives channels with a map each (also where `flatten` has put them in
/// a row: they stay side by side), every other stage a row of units.
QList<Shape> unitShapes(const Architecture& architecture);

/// Whether the image comes unchanged to the first weights: nothing but `flatten` and `dropout`
/// stands before them.
bool isImageFirst(const Architecture& architecture);

/// Finds the numbers of a model's layers. Layers are counted as in Architecture::layers, units
/// within their layer. It keeps no copy: the model must outlive it.
class LayerWeights
{
public:
    explicit LayerWeights(const Model& model);

    const QList<Architecture::Placed>& layers() const { return m_layers; }
    const QList<Architecture::Stage>& stages() const { return m_stages; }
    /// The convolution or linear layer of a stage.
    qsizetype weightedLayer(const Architecture::Stage& stage) const;

    /// The weights from all that comes in to one unit: inputs, or inputs x kernel x kernel.
    std::span<const float> weights(qsizetype layer, int unit) const;
    float bias(qsizetype layer, int unit) const;

    /// What batch normalisation does to one channel or unit: value * scale + shift.
    struct Normalisation {
        double scale = 1;
        double shift = 0;
    };
    Normalisation normalisation(qsizetype layer, qsizetype index) const;

private:
    const Model& m_model;
    QList<Architecture::Placed> m_layers;
    QList<Architecture::Stage> m_stages;
    QList<qsizetype> m_offsets; ///< of each layer's first number
};

} // namespace core
