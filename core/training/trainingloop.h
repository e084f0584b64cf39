#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/network/model.h"
#include "core/training/momentschedule.h"
#include "core/training/runstate.h"
#include "core/training/trainingtypes.h"

#include <functional>
#include <stop_token>

namespace core
{

/// What the loop tells while it runs, called on its own thread. Each does nothing at first.
struct TrainingHooks {
    /// At most 20 a second, and always the last one.
    std::function<void(const TrainingProgress&)> progressed = [](const TrainingProgress&) {};
    /// Epoch 0 first: the untrained network.
    std::function<void(const EpochResult&)> epochEnded = [](const EpochResult&) {};
    /// A copy, at most 20 a second, and always the last one.
    std::function<void(Model)> snapshotTaken = [](const Model&) {};
    /// May block: that is a pause.
    std::function<void()> betweenBatches = [] {};
    /// After every epoch, at a stop, at the end, and every `stateInterval` seconds in between. The
    /// state is copied only if this is set.
    std::function<void(RunStatePointer)> stateTaken;
    double stateInterval = 30;
    /// At the places of momentSchedule(). The model is copied only then, and only if this is set.
    std::function<void(TakenMomentPointer)> momentTaken;
};

/// How a run is ended from outside.
struct TrainingControl {
    std::stop_token stop;    ///< end after this batch and evaluate the network as it is then
    std::stop_token abandon; ///< end at once; nobody waits for the result any more
};

/// Trains a network on the dataset's train part and evaluates it on the test part after each epoch.
/// A function of its arguments alone: the same settings give the same weights, bit for bit. If they
/// leave the number of threads open, it depends on the machine too: chooseThreads() chooses it, and
/// the models' passports name it. Synthetic ink is mixed only among digits (fittedTo()). Returns an
/// error if the loss is no longer finite; throws what
/// LibTorch throws.
Result<RunResult> trainingLoop(
    const Dataset& dataset, const TrainingSettings& settings, const TrainingControl& control,
    const TrainingHooks& hooks);

/// Resumes a run where it stood, until it has done the epochs that its settings ask for. It ends
/// with the weights and test scores, bit for bit, of a run that was never interrupted. More epochs
/// than before make it longer; a falling learning rate then takes the longer run's values from here
/// on. Also returns an error if the state does not fit the dataset.
Result<RunResult> trainingLoop(
    const Dataset& dataset, const RunState& from, const TrainingControl& control,
    const TrainingHooks& hooks);

} // namespace core
