#pragma once

#include "core/base/result.h"
#include "core/modelfile/tensorchain.h"

#include <QList>
#include <QString>

namespace core
{

/// A linear layer of another program's file.
struct ChainLayer {
    static constexpr qsizetype none = -1;

    QString name; ///< of its tensors, without `.weight`
    qint64 inputs = 0;
    qint64 outputs = 0;
    qsizetype weight = none; ///< place in the list of tensors
    qsizetype bias = none;
};

using ChainLayers = QList<ChainLayer>;

/// All layers in the order in which they follow each other, from 784 inputs to 10 outputs.
///
/// Layers in the order of declaration are taken as they are listed if they make a chain so. Else
/// shapes and numbers tell it: two names that differ first by a number stand in its order (`fc9`
/// before `fc10`, `hidden` before `hidden2`, `block.0.out` before `block.1.in`), unless no chain
/// has that. Where this leaves a choice, an order of storage that makes a chain is taken, if the
/// order of the names makes none or the same one. All else is an error: a guess would be another
/// network. Errors name layers.
Result<ChainLayers> orderedChain(const ChainLayers& listed, TensorOrder order);

} // namespace core
