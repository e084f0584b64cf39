#pragma once

#include "core/prediction/predictor.h"

#include <QList>

#include <span>

namespace core
{

/// As many images as readAll() takes at one time for full speed.
inline constexpr qsizetype imagesTogether = 2000;

/// What a model reads in each image, in their order: in batches, on at most so many threads with
/// the calling one, and equal images once. Probabilities are those of Predictor::read() but for
/// rounding (up to 1e-5), whatever the number of threads. An error if there is not enough memory.
Result<QList<Reading>>
readAll(const Predictor& predictor, std::span<const DigitImage> images, int threads = 1);

} // namespace core
