#pragma once

#include "core/data/dataset.h"
#include "core/prediction/predictor.h"
#include "core/training/trainingtypes.h"

#include <array>

namespace core
{

/// What a network does on labelled images.
struct Evaluation {
    qint64 samples = 0;
    qint64 correct = 0;
    Score score;
    /// confusion[label][prediction]
    std::array<std::array<qint64, digitCount>, digitCount> confusion{};
    /// Digits whose output is 0 for every image (only a ReLU at the end can do that).
    QList<int> deadOutputs;

    CalibrationBins calibration; ///< confidence against hits
    qint64 rejected = 0;         ///< whose confidence is that of no digit; counted as well

    /// Counts one prediction; the score's accuracy follows.
    void add(int label, const Probabilities& probabilities, const Calibration& calibration);
    /// Counts what was found on other images; losses and dead outputs stay as they are.
    void add(const Evaluation& other);
};

/// Evaluates a model on all images, in batches.
Result<Evaluation> evaluate(const Predictor& predictor, const LabelledImages& images);

/// Which digits are lost to dead outputs and why, in plain words for window, log and JSON.
QString deadOutputsText(const QList<int>& digits);

} // namespace core
