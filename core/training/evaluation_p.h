#pragma once

#include "core/network/network.h"
#include "core/training/evaluation.h"

#include <optional>
#include <stop_token>

namespace core
{

/// All images of a part as an N x 784 tensor of bytes that borrows their memory, and their labels
/// as int64. The images must outlive the tensors.
at::Tensor borrowedPixels(const LabelledImages& images);
at::Tensor labelTensor(const LabelledImages& images);

/// Bytes -> floats in 0..1.
at::Tensor scaledPixels(const at::Tensor& bytes);

/// Evaluates a network in batches; nothing when `stop` came first.
std::optional<Evaluation>
evaluateNetwork(const Network& network, const LabelledImages& images, const std::stop_token& stop);

} // namespace core
