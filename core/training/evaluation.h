#pragma once

#include "core/data/dataset.h"
#include "core/prediction/predictor.h"
#include "core/training/trainingtypes.h"

#include <stop_token>
#include <vector>

namespace core
{

/// confusion[label][prediction]: how many images of each class were read as which. It is square;
/// empty before the first image.
using Confusion = std::vector<std::vector<qint64>>;

Confusion emptyConfusion(int classes);

/// What a network does on labelled images.
struct Evaluation {
    qint64 samples = 0;
    qint64 correct = 0;
    Score score;
    Confusion confusion;
    /// Classes whose output is 0 for every image (only a ReLU at the end can do that).
    QList<int> deadOutputs;

    CalibrationBins calibration; ///< confidence against hits
    qint64 rejected = 0;         ///< images taken for no digit; they are counted above too

    /// Counts one prediction; the score's accuracy follows.
    void add(int label, const Probabilities& probabilities, const Calibration& calibration);
    /// Counts what was found on other images; losses and dead outputs stay as they are.
    void add(const Evaluation& other);
};

/// How well a network tells one class from the others. A share of no images at all is 0.
struct ClassScore {
    int label = 0;
    qint64 images = 0; ///< that show the class
    qint64 readAs = 0; ///< that were read as the class, rightly or not
    qint64 right = 0;  ///< that show it and were read as it
    qint64 all = 0;    ///< images of all classes

    /// The share of the class's images that were read as it.
    double recall() const;
    /// The share of the images read as the class that show it.
    double precision() const;
    /// The share of all images for which "is it this class?" was answered rightly, yes or no.
    double accuracy() const;
    /// For how many of all images it was answered rightly.
    qint64 rightlyAnswered() const { return all - images - readAs + 2 * right; }

    bool operator==(const ClassScore&) const = default;
};

/// The scores of all classes, by label.
std::vector<ClassScore> classScores(const Confusion& confusion);

/// Evaluates a model on all images, in batches. An error if an image has a label that the model
/// has no output for, or if stop was requested before the end.
Result<Evaluation> evaluate(
    const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop = {});

/// What a model makes of one labelled image.
struct LabelledReading {
    int label = 0;
    Reading reading;

    bool isRight() const { return reading.mostLike == label; }
    /// The probability of the label.
    float labelProbability() const
    {
        return reading.probabilities[static_cast<std::size_t>(label)];
    }
    /// The cross entropy with the label, in nats: how wrong the model was, and how sure of it.
    double loss() const;

    bool operator==(const LabelledReading&) const = default;
};

/// What a model makes of each image, in their order. Errors as with evaluate().
Result<QList<LabelledReading>> readImages(
    const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop = {});

/// Counts the most probable classes, also of images that are taken for no digit.
Confusion confusionOf(const QList<LabelledReading>& readings);

/// Which classes are lost to dead outputs and why, in plain words for window, log and JSON.
QString deadOutputsText(const QList<int>& labels, const Classes& classes);

} // namespace core
