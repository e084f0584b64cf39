#pragma once

#include "core/training/trainingtypes.h"

namespace core
{

/// A rate that rises in a straight line to `highest` in the first `riseShare` of the steps, because
/// Adam knows nothing about the gradients' sizes at first. It then falls along half a cosine to 0
/// at the end. Steps are counted from 0 to `steps` - 1.
double cosineRate(double highest, double riseShare, qint64 step, qint64 steps);

/// The learning rate of one of a run's steps, counted from 0 to `steps` - 1.
double learningRateAt(const TrainingSettings& settings, qint64 step, qint64 steps);

} // namespace core
