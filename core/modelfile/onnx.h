#pragma once

#include "core/modelfile/readback.h"

#include <span>
#include <stop_token>

namespace core
{

/// Writes an ONNX model (opset 13) beside the target and renames: https://onnx.ai/onnx/intro
///
/// Input `images` (float, batch x 784, values 0..1; `batch` is any number), outputs `probabilities`
/// and `logits` (float, batch x 10 each). The logits are the last layer's outputs, which for the
/// tutorial's head went through its ReLU. The weights are the initializers fc1.weight (out x in),
/// fc1.bias, ...; `temperature` is the passport's, which stands in metadata_props.
Result<Done> writeOnnx(const QString& path, const Predictor& predictor);

/// Reads such a file of DigitLab's own and computes its graph, node by node: Gemm, Relu, Div by a
/// number, Softmax. An error names what the file has beside these. A stop request ends it between
/// two images, with an error.
Result<ReadBacks> predictOnnx(
    const QString& path, std::span<const DigitImage> images, const std::stop_token& stop = {});

} // namespace core
