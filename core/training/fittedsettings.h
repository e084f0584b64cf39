#pragma once

#include "core/base/classes.h"
#include "core/training/trainingtypes.h"

namespace core
{

/// The settings of a run on a dataset with these classes:
/// - the network has one output for each;
/// - synthetic ink, which shows digits or no digit, is mixed only among digits;
/// - a preset's deformations are those of a pen. Of other images than handwriting, only scale and
///   shift are kept; deformations that the preset does not have were chosen, and stay.
TrainingSettings fittedTo(const Classes& classes, TrainingSettings settings);

/// What fittedTo() leaves out and why; empty when it leaves the settings as they are.
QString leftOutText(const Classes& classes, const TrainingSettings& settings);

} // namespace core
