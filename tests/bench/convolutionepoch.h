#pragma once

#include "core/network/architecture.h"

#include <memory>

namespace bench
{

/// The convolutions of an epoch by oneDNN, in the layouts that it likes best, and nothing else:
/// forward, back to the layer before and to the weights. What no training on oneDNN can beat.
class ConvolutionEpoch
{
public:
    ConvolutionEpoch(const core::Architecture& architecture, int batchSize);
    ~ConvolutionEpoch();

    /// Runs them for so many images, on one thread; returns the seconds that it took.
    double run(qsizetype images) const;

    /// Floating-point operations for so many images.
    double operations(qsizetype images) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bench
