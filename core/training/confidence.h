#pragma once

#include "core/network/model.h"
#include "core/prediction/calibration.h"

#include <span>

namespace core
{

/// Writes to the passport what gives a network's confidence a meaning: the temperature that fits
/// images it was not trained on and, if it was trained with ink that is no digit, the confidence
/// below which an image is called no digit.
void calibrate(Passport& passport, std::span<const LabelledOutputs> heldOut, bool knowsNoDigits);

} // namespace core
