#pragma once

#include "core/modelfile/readback.h"

#include <span>
#include <stop_token>

namespace core
{

/// Writes a model as one C99 file that needs no other file, beside the target, and renames it. It
/// compiles without a warning, also as C++11, and uses no heap.
///
/// `int digitlab_predict(const float image[784], float probabilities[10])` returns the most
/// probable digit, `void digitlab_logits(const float image[784], float logits[10])` gives the
/// outputs of the last layer; with the tutorial's head, its ReLU is already applied. Only functions
/// that the network needs are written. Batch normalisation is one factor and one addend a channel,
/// computed from its four arrays. The comment at the top names the options and holds the passport.
Result<Done> writeCSource(const QString& path, const Predictor& predictor);

/// Checks that a file is the text that writeCSource() writes for this predictor, and computes what
/// it predicts: plain loops over the values of the numbers in the text. That a compiler reads the
/// text in the same way is checked in tests/interop. An error if it is another text. A stop request
/// ends it between two images, also with an error.
Result<ReadBacks> predictCSource(
    const QString& path, const Predictor& predictor, std::span<const DigitImage> images,
    const std::stop_token& stop = {});

} // namespace core
