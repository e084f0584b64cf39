#pragma once

#include "core/base/classes.h"

#include <QtGlobal>

#include <array>
#include <span>

namespace core
{

/// How a model's outputs become probabilities, and how probable a digit must at least be. A
/// passport may name both.
struct Calibration {
    float temperature = 1;     ///< the outputs are divided by it, 0.1 to 10
    float digitConfidence = 0; ///< an image whose best digit is less probable is no digit, 0 to 1

    /// Whether an image looks like a digit at all if its best digit has this probability.
    bool acceptsDigit(float confidence) const { return confidence >= digitConfidence; }

    bool operator==(const Calibration&) const = default;
};

/// How far apart confidence and hits are. Predictions are gathered by confidence in 15 bins of
/// equal width (Guo et al., "On calibration of modern neural networks", 2017).
class CalibrationBins
{
public:
    /// Counts a prediction that was made with this confidence, 0 to 1.
    void add(double confidence, bool isCorrect);
    void add(const CalibrationBins& other);

    /// The expected calibration error, 0 to 1: the mean over all predictions of the difference
    /// between their bin's mean confidence and its share of hits. 0 without predictions.
    double error() const;

private:
    struct Bin {
        qint64 count = 0;
        qint64 correct = 0;
        double confidence = 0; ///< summed up
    };
    std::array<Bin, 15> m_bins{};
};

/// The outputs of an image before the softmax, and what it shows.
struct LabelledOutputs {
    ClassValues outputs;
    int label = 0;
};

/// The temperature, 0.1 to 10, that gives the lowest cross entropy when the outputs are divided by
/// it. 1 without samples.
double fitTemperature(std::span<const LabelledOutputs> samples);

/// The area under the ROC curve, which shows how many of `positives` and of `negatives` have a
/// score above each threshold. It is how often the positive one of a pair has the higher score; a
/// tie counts half.
double rocArea(std::span<const float> positives, std::span<const float> negatives);

} // namespace core
