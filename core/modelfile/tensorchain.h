#pragma once

#include "core/base/result.h"
#include "core/modelfile/weightchain.h"

#include <QList>
#include <QString>

#include <functional>
#include <vector>

namespace core
{

/// What another program's file says about one of its tensors.
struct TensorDescription {
    QString name; ///< `fc1.weight`
    QList<qint64> shape;
};

/// Where the order of a list of tensors comes from.
enum class TensorOrder {
    Declared, ///< as the program declares its layers, mostly in the order of their use
    Stored,   ///< as the data lies in the file, for whatever reason
    Sorted    ///< by name: it says nothing
};

/// The values of the tensor at that place in the list, row by row, as many as its shape says.
using TensorValues = std::function<Result<std::vector<float>>(qsizetype place)>;

/// Checks that the file has the values of all tensors in the list, as many as their shapes say.
using TensorCheck = std::function<Result<Done>()>;

/// Puts another program's tensors in order: a chain from the digit image to 10 units of square
/// convolutions (`weight` [channels, inputs, rows, columns]), batch normalisations (`weight`,
/// `running_mean` and `running_var` [channels]) and linear layers (`weight` [outputs, inputs]),
/// each with a `bias`. Missing biases count as zeros, missing weights of a batch normalisation as
/// ones. The layers may have any names, also with `module.` before them. Their order comes from the
/// shapes, the numbers in the names and the order of the list (orderedChain()). If the order stays
/// open, that is an error.
///
/// When the shapes fit, `check` is called before anything is allocated, and then `values`. Errors
/// name the tensor or the layer.
Result<WeightChain> chainOf(
    const QList<TensorDescription>& tensors, const TensorValues& values,
    const TensorCheck& check = {}, TensorOrder order = TensorOrder::Declared);

/// Whether a tensor holds no weights but how many batches a batch normalisation has seen, by its
/// name.
bool isBatchCounter(const QString& name);

/// The end of a message: why other layers cannot be read.
QString knownLayersOnly();

} // namespace core
