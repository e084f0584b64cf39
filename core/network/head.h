#pragma once

#include "core/base/classes.h"
#include "core/network/architecture.h"

#include <span>

namespace core
{

/// What the probabilities of an image should be: all classes share `smoothing` evenly (label
/// smoothing; Szegedy et al., "Rethinking the Inception architecture", 2016), and the label has the
/// rest.
struct Target {
    int label = 0;
    float smoothing = 0; ///< 0 to 1

    /// The target of an image that shows no digit: all classes are equally probable.
    static Target noDigit() { return {0, 1}; }
};

/// The cross entropy, in nats, of one image's outputs, one a class, and its target. For the logits
/// head it is that of the outputs' softmax. A network with the tutorial's head ends in this softmax
/// itself; for it, a second softmax is taken of the first one. The outputs are those of
/// ForwardPass.
double crossEntropy(Head head, std::span<const float> outputs, const Target& target);

/// The same. Also writes `scale` times its derivatives with respect to the last layer's sums,
/// before the ReLU if there is one, to `gradient`.
double crossEntropy(
    Head head, std::span<const float> outputs, const Target& target, float scale, float* gradient);

/// The softmax of the outputs, each divided by the temperature first.
ClassValues softmax(std::span<const float> outputs, float temperature);

/// The class with the highest output; of several such classes the lowest.
int highestOutput(std::span<const float> outputs);

} // namespace core
