#pragma once

#include "core/modelfile/readback.h"

#include <span>
#include <stop_token>

namespace core
{

/// Writes an ONNX model (opset 13) beside the target and renames the file:
/// https://onnx.ai/onnx/intro
///
/// Input `images` (float, batch x 784, values 0..1; `batch` is any number), outputs `probabilities`
/// and `logits` (float, batch x 10 each). The logits are the outputs of the last layer; with the
/// tutorial's head, its ReLU is already applied. The parameters are initializers with the names of
/// parameterViews(): fc1.weight (out x in), fc1.bias, ...; `temperature` comes from the passport,
/// which is in metadata_props.
Result<Done> writeOnnx(const QString& path, const Predictor& predictor);

/// Reads such a file that DigitLab has written and computes its graph, node by node, by what the
/// file itself says. If a node is none that DigitLab writes, the error names it. A stop request
/// ends it between two images, with an error.
Result<ReadBacks> predictOnnx(
    const QString& path, std::span<const DigitImage> images, const std::stop_token& stop = {});

} // namespace core
