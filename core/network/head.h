#pragma once

#include "core/ink/digitimage.h"
#include "core/network/networkspec.h"

#include <array>

namespace core
{

/// What the ten probabilities of an image should be: `smoothing` shared evenly by all digits (label
/// smoothing; Szegedy et al., "Rethinking the Inception architecture", 2016), the rest its label's.
struct Target {
    int label = 0;
    float smoothing = 0; ///< 0 to 1

    /// Of an image that shows no digit: every digit is as probable as another.
    static Target noDigit() { return {0, 1}; }
};

/// Cross entropy, in nats, of one image's ten outputs against its target: of the outputs' softmax
/// for the logits head; for the tutorial's, where the network itself ends in the softmax, of the
/// softmax of that. The outputs are those of ForwardPass.
double crossEntropy(Head head, const float* outputs, const Target& target);

/// The same; writes `scale` times its derivatives by the last layer's ten sums, those before its
/// ReLU if it has one, to `gradient`.
double
crossEntropy(Head head, const float* outputs, const Target& target, float scale, float* gradient);

/// The probabilities of ten outputs that are divided by the temperature first.
std::array<float, digitCount> softmax(const float* outputs, float temperature);

/// The digit with the highest of ten outputs, the lowest such digit of several.
int highestOutput(const float* outputs);

} // namespace core
