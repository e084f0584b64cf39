#pragma once

#include "core/base/result.h"
#include "core/modelfile/tensorchain.h"

#include <QList>
#include <QString>

namespace core
{

/// A layer with weights in another program's file.
struct ChainLayer {
    static constexpr qsizetype none = -1;

    enum class Kind { Linear, Conv, Norm };

    QString name; ///< of its tensors, without `.weight`
    Kind kind = Kind::Linear;
    qint64 inputs = 0; ///< units or channels
    qint64 outputs = 0;
    qint64 kernel = 1;       ///< pixels a side, of a convolution
    qsizetype weight = none; ///< place in the list of tensors
    qsizetype bias = none;
    qsizetype mean = none; ///< what batch normalisation has gathered
    qsizetype variance = none;
};

using ChainLayers = QList<ChainLayer>;

/// Puts all layers in their order in the network, from the digit image to a linear layer with 10
/// outputs. Convolutions come first; the first linear layer has the values of all their channels,
/// in squares.
///
/// If the layers are listed as declared and make a chain in that order, that order is used.
/// Otherwise shapes and numbers decide: if two names first differ by a number, the lower number
/// comes first (`fc9` before `fc10`, `hidden` before `hidden2`, `block.0.out` before `block.1.in`),
/// unless no chain has that order. If there is still a choice, the order of storage is used, but
/// only if it makes a chain and the order of the names makes none or the same one. Everything else
/// is an error, because a guess would make another network. Errors name layers.
///
/// Then each batch normalisation is put after its layer, at most one after each: where the list
/// has it, or else at the only places that fit its size and its number.
Result<ChainLayers> orderedChain(const ChainLayers& listed, TensorOrder order);

} // namespace core
