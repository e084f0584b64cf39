#pragma once

#include "core/base/result.h"
#include "core/ink/digitimage.h"
#include "core/network/model.h"
#include "core/prediction/calibration.h"

#include <array>
#include <memory>

namespace core
{

/// Ten probabilities that add up to 1; index is the digit.
using Probabilities = std::array<float, digitCount>;

/// A model ready to predict: immutable, cheap to copy, usable from any thread.
class Predictor
{
public:
    /// An error when the parameters do not fit the network, or when the passport's temperature or
    /// confidence is no number in its range.
    static Result<std::shared_ptr<const Predictor>> create(Model model);

    Probabilities predict(const DigitImage& image) const;
    /// The last layer's outputs, before temperature and softmax: logits, or for the tutorial's head
    /// the ReLU of them.
    std::array<float, digitCount> outputs(const DigitImage& image) const;
    /// Whether an image with these probabilities looks like a digit to the model at all. A model
    /// that was not trained to tell says so of every image.
    bool looksLikeDigit(const Probabilities& probabilities) const;
    const Model& model() const;
    /// What the passport says of it.
    const Calibration& calibration() const;

private:
    struct Private;
    explicit Predictor(std::shared_ptr<const Private> content);
    std::shared_ptr<const Private> d;
};

using PredictorPointer = std::shared_ptr<const Predictor>;

/// The most probable digit.
int mostProbable(const Probabilities& probabilities);

} // namespace core
