#pragma once

#include "core/modelfile/readback.h"

#include <span>
#include <stop_token>

namespace core
{

/// Writes a TorchScript module, an archive for `torch.jit.load`, beside the target and renames the
/// file.
///
/// `forward(images)` takes float images N x 784, N x 28 x 28 or N x 1 x 28 x 28 (values 0..1) and
/// returns their probabilities (N x 10); `logits(images)` returns the outputs of the last layer (N
/// x 10); with the tutorial's head, its ReLU is already applied. The layers with parameters are
/// submodules with the names of parameterViews(): conv1, bn1, fc1, ..., each with `weight` and
/// `bias`, and what batch normalisation gathered as buffers; `temperature` comes from the passport.
/// The extra file `passport.json` is a JSON object of texts.
Result<Done> writeTorchScript(const QString& path, const Predictor& predictor);

/// Loads such a file that DigitLab has written and runs it. Never use it for files of others:
/// TorchScript is code. A stop request ends it between two batches of images, with an error.
Result<ReadBacks> predictTorchScript(
    const QString& path, std::span<const DigitImage> images, const std::stop_token& stop = {});

} // namespace core
