#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <QList>
#include <QString>

#include <functional>
#include <vector>

namespace core
{

/// What a file of another program says of one of its tensors.
struct TensorDescription {
    QString name; ///< `fc1.weight`
    QList<qint64> shape;
};

/// How a list of tensors came to its order.
enum class TensorOrder {
    Declared, ///< as the program has its layers, which mostly is how they follow each other
    Stored,   ///< as the data lies in the file, for whatever reason
    Sorted    ///< by name: it says nothing
};

/// The values of the tensor at that place of the list, row-major, as many as its shape holds.
using TensorValues = std::function<Result<std::vector<float>>(qsizetype place)>;

/// Whether the file has the values of all tensors of the list, as their shapes have them.
using TensorCheck = std::function<Result<Done>()>;

/// Makes a model of another program's tensors: a chain of linear layers 784-...-10, each `weight`
/// [out, in] with its `bias` [out], or without one, which is a bias of zeros. The layers may have
/// any names, `module.` before them or not. Shapes, numbers in the names and the list's order tell
/// how they follow each other (orderedChain()); what they leave open is an error.
///
/// Weights do not say what the network does between them: ReLU after each hidden layer and the head
/// `logits` are taken. `check` and then `values` are asked once the shapes are known to fit,
/// `check` before anything is allocated. Errors name the tensor.
Result<Model> modelOfChain(
    const QList<TensorDescription>& tensors, const TensorValues& values,
    const TensorCheck& check = {}, TensorOrder order = TensorOrder::Declared);

/// Why other layers cannot be read, for the end of a message.
QString linearLayersOnly();

} // namespace core
