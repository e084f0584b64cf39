#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace core
{

/// How the last layer ends.
enum class Head {
    Logits,  ///< raw outputs; softmax is outside the network, in the loss and in the predictor
    Tutorial ///< ReLU, then softmax inside the network, as the tutorial has it
};

/// The shape of a multilayer perceptron 784-hidden...-10 with a ReLU after each hidden layer.
struct NetworkSpec {
    static constexpr int maxHiddenLayers = 8;
    static constexpr int maxUnits = 4096; ///< in one hidden layer

    static QList<int> tutorialHidden(); ///< {256, 128, 64}

    QList<int> hidden = tutorialHidden(); ///< units of each hidden layer, input to output
    Head head = Head::Logits;

    /// Units of all layers, input and output included: {784, 256, 128, 64, 10}.
    QList<int> layers() const;
    /// Number of weights and biases.
    qsizetype parameterCount() const;
    /// Returns an error that names the bound if DigitLab does not build networks of this shape.
    Result<Done> validate() const;

    bool operator==(const NetworkSpec&) const = default;
};

/// `logits` or `tutorial`, as in files and on the command line.
QString headName(Head head);
Result<Head> headFromName(const QString& name);

/// `784-256-128-64-10`
QString layersText(const NetworkSpec& spec);

/// The hidden layers of such a text.
Result<QList<int>> hiddenFromLayersText(const QString& text);

/// `256-128-64` (also with commas or spaces) -> {256, 128, 64}
Result<QList<int>> hiddenFromText(const QString& text);
QString hiddenText(const QList<int>& hidden);

} // namespace core
