#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/ink/ink.h"
#include "core/network/model.h"
#include "core/training/trainingtypes.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace core
{

/// How a model is taught drawings. bench_teach gave the defaults.
struct TeachSettings {
    static constexpr int automaticSteps = 0;

    /// Of training. Automatic: 200 for a perceptron, 70 for another network, whose steps take
    /// longer and teach more.
    int steps = automaticSteps;
    int batchSize = 128;
    double learningRate = 3e-4; ///< Adam's highest; it rises at first and falls to 0 at the end
    double drawnShare = 0.1;    ///< share of drawings among the images if all ten digits are taught
    quint32 seed = 1;
    int threads = TrainingSettings::automaticThreads;
    int coresLeft = 0; ///< that an automatic number of threads leaves free
};

/// How far teaching is; sent at most 20 times a second.
struct TeachProgress {
    int step = 0;
    int steps = 0;
};

/// What a model reads right.
struct TeachScore {
    Score dataset;  ///< on the dataset's test part
    Score drawings; ///< on the drawings that are taught
};

/// What teaching did.
struct TeachResult {
    qint64 drawings = 0; ///< how many were taught
    TeachScore before;
    TeachScore after;
    double seconds = 0;
};

/// A taught model, and what teaching did.
struct Taught {
    Model model;
    TeachResult result;
};

/// Fine-tunes a copy of the model on deformed copies of labelled drawings, mixed among images of
/// the dataset's train part, so that it does not forget. A function of its arguments alone: the
/// same settings and number of threads give the same weights, bit for bit. Returns nothing if stop
/// was requested first, and an error if there is no drawing, if a drawing has no label or no ink,
/// or if the loss is no longer finite.
Result<std::optional<Taught>> teach(
    const Model& model, const Dataset& dataset, const QList<Ink>& drawings,
    const TeachSettings& settings, const std::stop_token& stop,
    const std::function<void(const TeachProgress&)>& progressed);

} // namespace core
