#pragma once

#include "core/modelfile/readback.h"

#include <span>
#include <stop_token>

namespace core
{

/// Writes a TorchScript module, an archive for `torch.jit.load`, beside the target and renames.
///
/// `forward(images)` takes float images N x 784, N x 28 x 28 or N x 1 x 28 x 28 (values 0..1) and
/// returns their probabilities (N x 10); `logits(images)` returns the last layer's outputs (N x
/// 10), which for the tutorial's head went through its ReLU. The layers are the submodules fc1,
/// fc2, ... with `weight` (out x in) and `bias`; `temperature` is the passport's. The extra file
/// `passport.json` is a JSON object of texts.
Result<Done> writeTorchScript(const QString& path, const Predictor& predictor);

/// Loads such a file of DigitLab's own and runs it. Never for files of others: TorchScript is code.
/// A stop request ends it between two batches of images, with an error.
Result<ReadBacks> predictTorchScript(
    const QString& path, std::span<const DigitImage> images, const std::stop_token& stop = {});

} // namespace core
