#pragma once

#include "core/modelfile/readback.h"

#include <span>
#include <stop_token>

namespace core
{

/// Writes a model as one C99 file that needs nothing else, beside the target and renames. It
/// compiles without a warning, also as C++11, and uses no heap.
///
/// `int digitlab_predict(const float image[784], float probabilities[10])` returns the most
/// probable digit, `void digitlab_logits(const float image[784], float logits[10])` gives the last
/// layer's outputs, which for the tutorial's head went through its ReLU. The comment at the top
/// names the options and holds the passport.
Result<Done> writeCSource(const QString& path, const Predictor& predictor);

/// Whether a file is what writeCSource() writes for that predictor, and what it then predicts:
/// plain loops over the values that the numbers of the text have. Whether a compiler sees the same
/// in it is for tests/interop to say. An error if it is another text,
/// or after a stop request, which ends it between two images.
Result<ReadBacks> predictCSource(
    const QString& path, const Predictor& predictor, std::span<const DigitImage> images,
    const std::stop_token& stop = {});

} // namespace core
