#pragma once

#include "core/base/classes.h"
#include "core/base/result.h"
#include "core/ink/digitimage.h"
#include "core/network/layer.h"

#include <QList>
#include <QString>

namespace core
{

/// How the last layer ends.
enum class Head {
    Logits,  ///< raw outputs; softmax is outside the network, in the loss and in the predictor
    Tutorial ///< ReLU, then softmax inside the network, as the tutorial has it
};

/// What a layer gives for one image: channels of square images, or a row of units.
struct Shape {
    int channels = 1; ///< units if it is flat
    int side = 1;     ///< pixels; 1 if it is flat
    bool isFlat = false;

    qint64 size() const { return qint64(channels) * side * side; }

    bool operator==(const Shape&) const = default;
};

/// That of a digit image: one channel.
Shape imageShape();

/// `32x12x12`: channels, rows, columns; `128`: units.
QString shapeText(const Shape& shape);

/// The layers that a network is made of, from a digit image to the outputs. The multilayer
/// perceptron 784-hidden...-classes with a ReLU after each hidden layer is one case.
struct Architecture {
    static constexpr int maxHiddenLayers = 8; ///< of a perceptron
    static constexpr int maxLayers = 60;
    static constexpr int maxUnits = 4096; ///< in one hidden layer
    static constexpr int maxChannels = 512;
    static constexpr qint64 maxParameters = 120'938'558; ///< those of the largest perceptron
    static constexpr qint64 maxValues = 4'000'000;       ///< that all layers give for one image

    static QList<int> tutorialHidden(); ///< {256, 128, 64}
    static Architecture perceptron(const QList<int>& hidden, Head head = Head::Logits);

    QList<Layer> layers = perceptronLayers(tutorialHidden());
    Head head = Head::Logits;

    /// Whether it is a multilayer perceptron, with a ReLU after each hidden layer, of which there is
    /// at least one, and nothing else.
    bool isPerceptron() const;
    /// The units of all its linear layers but the last.
    QList<int> hidden() const;

    /// The units of its last layer, one a class. 0 if it does not end in a linear layer.
    int classCount() const;
    /// The same with so many units in its last layer, which is a linear one.
    Architecture withClasses(int count) const;

    /// A layer with weights, and those after it up to the next one. The first one also has what
    /// stands before it.
    struct Stage {
        qsizetype first = 0; ///< layer
        qsizetype end = 0;   ///< the layer after the last one
        Shape shape;         ///< what it gives
        /// Whether it ends in a ReLU: what it gives is 0 wherever that is silent, else above 0.
        /// Layers in between may scale it, but not shift it.
        bool hasRelu = false;
    };

    /// A layer with its place in the network.
    struct Placed {
        Layer layer;
        QString name; ///< of its parameters: `conv1`, `bn1`, `fc1`; empty if it has none
        Shape before; ///< of what comes in
        Shape after;  ///< of what it gives
    };

    /// All layers; those with parameters are numbered from 1, each kind for itself. Only of a valid
    /// architecture, as all that follows.
    QList<Placed> placed() const;
    /// From the first one to the outputs.
    QList<Stage> stages() const;
    /// The sizes of the image and of what each stage gives: {784, 256, 128, 64, 10}.
    QList<int> units() const;
    /// Number of weights, biases, and means and variances gathered by batch normalisation.
    qsizetype parameterCount() const;

    /// The work of a forward pass: multiplications, each with an addition.
    qint64 multiplyAdds() const;

    /// Returns an error that names the layer, what was expected of it and the shapes before it if
    /// DigitLab does not build such networks.
    Result<Done> validate() const;

    bool operator==(const Architecture&) const = default;

private:
    static QList<Layer> perceptronLayers(const QList<int>& hidden, int classes = digitCount);
};

/// `logits` or `tutorial`, as in files and on the command line.
QString headName(Head head);
Result<Head> headFromName(const QString& name);

} // namespace core
