#pragma once

#include "core/base/result.h"
#include "core/ink/digitimage.h"
#include "core/network/model.h"
#include "core/prediction/calibration.h"

#include <QList>

#include <memory>
#include <optional>

namespace core
{

/// One probability for each class, that add up to 1; index is the label.
using Probabilities = ClassValues;

/// What a model reads in an image: the one verdict that window and command line tell.
struct Reading {
    Probabilities probabilities;
    int mostLike = 0;    ///< the most probable class, also of an image that is no digit
    bool isDigit = true; ///< whether the image looks like a digit to the model at all

    /// That of the most probable class.
    float probability() const { return probabilities[static_cast<std::size_t>(mostLike)]; }
    /// The class that it is read as; nothing if it is rejected.
    std::optional<int> digit() const { return isDigit ? std::optional(mostLike) : std::nullopt; }

    bool operator==(const Reading&) const = default;
};

/// A model ready to predict: immutable, cheap to copy, usable from any thread.
class Predictor
{
public:
    /// Returns an error if the parameters do not fit the network, or if the passport's classes,
    /// temperature or confidence are not what they may be.
    static Result<std::shared_ptr<const Predictor>> create(Model model);

    /// The probabilities, and what they mean with this model's calibration.
    Reading read(const DigitImage& image) const;
    Probabilities predict(const DigitImage& image) const;
    /// The last layer's outputs, before temperature and softmax: logits, or for the tutorial's head
    /// the ReLU of them.
    ClassValues outputs(const DigitImage& image) const;
    const Model& model() const;
    /// What it tells apart: one name for each output.
    const Classes& classes() const;
    /// The calibration that the passport names. With that of a model that was not trained to tell,
    /// every image looks like a digit.
    const Calibration& calibration() const;

private:
    struct Private;
    explicit Predictor(std::shared_ptr<const Private> content);
    std::shared_ptr<const Private> d;
};

using PredictorPointer = std::shared_ptr<const Predictor>;

/// What each of them reads in the image, such as those of a run's moments; nothing for a null one.
QList<std::optional<Reading>>
readEach(const QList<PredictorPointer>& predictors, const DigitImage& image);

/// The most probable class.
int mostProbable(const Probabilities& probabilities);
/// What these probabilities mean with a model's calibration.
Reading readingOf(const Probabilities& probabilities, const Calibration& calibration);

} // namespace core
