#pragma once

#include "core/data/dataset.h"
#include "core/training/trainingtypes.h"

#include <memory>

namespace bench
{

/// Trains as the tutorial does: torch::nn modules, autograd, torch::optim::Adam, batches picked
/// from a resident tensor by index_select. The reference that the engine is measured against, in
/// time and in accuracy. Logits head, one thread.
class PlainLoop
{
public:
    /// How the images lie in memory: channel by channel, as everybody writes it, or all channels of
    /// a pixel side by side, which oneDNN convolves faster.
    enum class Channels { First, Last };

    PlainLoop(
        const core::Dataset& dataset, const core::TrainingSettings& settings,
        Channels channels = Channels::First);
    ~PlainLoop();

    /// One epoch, without evaluation; returns the seconds that it took.
    double trainEpoch();

    /// On the test part, 0..1.
    double testAccuracy() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bench
