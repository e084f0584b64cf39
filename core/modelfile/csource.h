#pragma once

#include "core/modelfile/readback.h"

#include <span>

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

/// Reads weights, layers and temperature from the text of such a file of DigitLab's own, and
/// computes what its functions would. An error names what the text lacks.
Result<ReadBacks> predictCSource(const QString& path, std::span<const DigitImage> images);

} // namespace core
