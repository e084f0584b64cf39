#pragma once

#include "core/data/dataset.h"
#include "core/network/model.h"
#include "core/training/curve.h"
#include "core/training/tally.h"
#include "core/training/trainingtypes.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace core
{

/// Where a run stands between two batches: all that is needed to resume it as if it had never been
/// interrupted. A plain value, safe to copy to any thread.
struct RunState {
    /// What it was asked to do; the number of threads is the one that was chosen.
    TrainingSettings settings;
    QString datasetFolder; ///< where the dataset was
    /// Weights and passport, as they would be saved now. The passport names the dataset and its
    /// hash; when the run has ended, also what it reached.
    Model model;

    /// How many times of the run the model's weights are the mean of; 0 if they are what the run
    /// has reached. Otherwise that is in `reached`, and the run goes on from there.
    int averaged = 0;
    std::vector<float> reached; ///< laid out like Model::parameters; empty without a mean

    std::vector<float> firstMoments; ///< Adam's, laid out like Model::parameters
    std::vector<float> secondMoments;
    qint64 steps = 0; ///< Adam's and the learning rate's: batches learned so far

    int epochsDone = 0;     ///< whole epochs, evaluated
    qint64 samplesDone = 0; ///< of the epoch after these, in the order of its shuffle
    QByteArray generator;   ///< LibTorch's random state at the beginning of that epoch
    Tally epochTally;       ///< over the samples done
    double epochSeconds = 0;

    double seconds = 0; ///< of the whole run so far
    Curve curve;
    std::optional<Outcome> outcome; ///< nothing while it runs or if it was cut off
};

/// How many images a run learns: the first ones of the train part. The others are held out.
qint64 trainedSize(const TrainingSettings& settings, const Dataset& dataset);

/// How many samples a run which stands there has learned from, epochs before included.
qint64 samplesTrained(const RunState& state, const Dataset& dataset);

/// Returns an error if the run cannot be resumed with this dataset: because it learned another one,
/// its settings are out of bounds, or no run with these settings can have reached its numbers.
Result<Done> checkFits(const RunState& state, const Dataset& dataset);

using RunStatePointer = std::shared_ptr<const RunState>;

} // namespace core
