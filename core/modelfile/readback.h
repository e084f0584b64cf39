#pragma once

#include "core/base/result.h"
#include "core/prediction/predictor.h"

#include <vector>

namespace core
{

/// What an exported file predicts for one image.
struct ReadBack {
    ClassValues logits; ///< what Predictor::outputs() gives
    Probabilities probabilities;
};

/// One for each image, in their order.
using ReadBacks = std::vector<ReadBack>;

/// What an exported file says about its model: the model's passport with `layers` and `head`.
Passport exportedPassport(const Model& model);

/// The whole content of a file that this program has just written.
Result<QByteArray> readWrittenFile(const QString& path);

} // namespace core
