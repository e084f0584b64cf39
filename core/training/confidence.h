#pragma once

#include "core/network/model.h"
#include "core/prediction/calibration.h"

#include <span>

namespace core
{

/// Writes to the passport what makes the confidence of a network mean something: the temperature
/// that fits images it was not trained on, and, when it was trained with ink that is no digit, the
/// confidence below which an image is called none.
void calibrate(Passport& passport, std::span<const LabelledOutputs> heldOut, bool knowsNoDigits);

} // namespace core
