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

/// Where a run stands between two batches: all that it takes to go on as if it had never been
/// interrupted. A plain value, safe to copy to any thread.
struct RunState {
    /// What it was asked to do; the number of threads is the one that was chosen.
    TrainingSettings settings;
    QString datasetFolder; ///< where the dataset lay
    /// Weights and passport, as they would be saved now. The passport names the dataset and its
    /// hash; when the run has ended, also what it reached.
    Model model;

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
    std::optional<Outcome> outcome; ///< nothing while the run goes on, or when it was cut off
};

/// How many of the train part's images, its first ones, a run learns; the others are held out.
qint64 trainedSize(const TrainingSettings& settings, const Dataset& dataset);

/// An error that says what keeps a state from going on with this dataset: another one, settings out
/// of their bounds, or numbers that no run of them can have come to.
Result<Done> checkFits(const RunState& state, const Dataset& dataset);

using RunStatePointer = std::shared_ptr<const RunState>;

} // namespace core
