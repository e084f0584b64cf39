#pragma once

#include "core/network/architecture.h"

#include <QString>

namespace core
{

// Architectures as texts. A list of layers is written as
//
//     conv 32x5, relu, maxpool 2, conv 64x5 pad 2, batchnorm, relu, flatten, linear 128, tanh,
//     dropout 0.5, linear 10
//
// with `conv CHANNELSxKERNEL [pad PIXELS]`, `maxpool SIDE`, `avgpool SIDE`, `batchnorm`, `relu`,
// `leakyrelu [SLOPE]`, `tanh`, `sigmoid`, `dropout SHARE`, `flatten` and `linear UNITS`. A
// perceptron is written as its units: `784-256-128-64-10`.

/// All kinds of layers as they are written: `conv 32x5`, `maxpool 2` and so on.
QString layerFormsText();

/// One layer: `conv 32x5`.
QString layerText(const Layer& layer);

/// As in files: a perceptron's units, image and outputs included, or a list of layers.
QString layersText(const Architecture& architecture);
/// The architecture of such a text, with the head `logits`. `flatten` before the first linear layer
/// may be left out of a list. An error names the layer, its place in the text and what was
/// expected.
Result<Architecture> architectureFromLayersText(const QString& text);

/// As people write it in the window: a perceptron's hidden layers, `256-128-64`, or a list of
/// layers.
QString shortLayersText(const Architecture& architecture);
/// The same, with commas or spaces between hidden layers too.
Result<Architecture> architectureFromShortText(const QString& text);

/// `256-128-64` (also with commas or spaces) -> {256, 128, 64}
Result<QList<int>> hiddenFromText(const QString& text);
QString hiddenText(const QList<int>& hidden);

} // namespace core
