#pragma once

#include "core/base/result.h"
#include "core/modelfile/tensorchain.h"

#include <QList>
#include <QString>

namespace core
{

/// A linear layer in another program's file.
struct ChainLayer {
    static constexpr qsizetype none = -1;

    QString name; ///< of its tensors, without `.weight`
    qint64 inputs = 0;
    qint64 outputs = 0;
    qsizetype weight = none; ///< place in the list of tensors
    qsizetype bias = none;
};

using ChainLayers = QList<ChainLayer>;

/// Puts all layers in their order in the network, from 784 inputs to 10 outputs.
///
/// If the layers are listed as declared and make a chain in that order, that order is used.
/// Otherwise shapes and numbers decide: if two names first differ by a number, the lower number
/// comes first (`fc9` before `fc10`, `hidden` before `hidden2`, `block.0.out` before `block.1.in`),
/// unless no chain has that order. If there is still a choice, the order of storage is used, but
/// only if it makes a chain and the order of the names makes none or the same one. Everything else
/// is an error, because a guess would make another network. Errors name layers.
Result<ChainLayers> orderedChain(const ChainLayers& listed, TensorOrder order);

} // namespace core
