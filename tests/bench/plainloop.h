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
    PlainLoop(const core::Dataset& dataset, const core::TrainingSettings& settings);
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
