#pragma once

#include "core/network/networkspec.h"

namespace core
{

/// Cross entropy, in nats, of one image's ten outputs against its label: of the outputs' softmax
/// for the logits head; for the tutorial's, where the network itself ends in the softmax, of the
/// softmax of that. The outputs are those of ForwardPass.
double crossEntropy(Head head, const float* outputs, int label);

/// The same; writes `scale` times its derivatives by the last layer's ten sums, those before its
/// ReLU if it has one, to `gradient`.
double crossEntropy(Head head, const float* outputs, int label, float scale, float* gradient);

/// The digit with the highest of ten outputs, the lowest such digit of several.
int highestOutput(const float* outputs);

} // namespace core
