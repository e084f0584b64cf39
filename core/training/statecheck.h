#pragma once

#include "core/base/result.h"
#include "core/training/curve.h"

namespace core
{

/// Where a run stands, as its checkpoint counts it.
struct Progress {
    int epochsDone = 0;     ///< 0 or more
    qint64 samplesDone = 0; ///< of the epoch after these, 0 or more
    qint64 steps = 0;       ///< batches learned in all, 0 or more
};

/// How many batches are made of the samples of an epoch or of a part of one.
qint64 batchesOf(qint64 samples, int batchSize);

/// Whether a run with this batch size can have learned so many batches on any dataset: every epoch
/// has as many.
Result<Done> checkSteps(const Progress& progress, int batchSize);
/// Whether its samples are batches of an epoch, of which only the last one may be smaller. Its
/// steps must be right.
Result<Done> checkSamples(const Progress& progress, int batchSize);

/// Whether a run that has done so many epochs can have such a curve: a test point for each epoch
/// from 0 on and at most one beyond, train points up to where it stands, and scores that there are.
Result<Done> checkCurve(const Curve& curve, int epochsDone);

/// No two outputs of a network, which are floats, are further apart: the highest cross entropy.
inline constexpr double maxLoss = 1e39;

} // namespace core
