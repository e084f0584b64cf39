#pragma once

#include "core/training/trainingtypes.h"

namespace core
{

/// The learning rate of one of a run's steps, counted from 0 to `steps` - 1.
double learningRateAt(const TrainingSettings& settings, qint64 step, qint64 steps);

} // namespace core
