#pragma once

#include "core/base/crew.h"
#include "core/prediction/calibration.h"
#include "core/training/evaluation.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace core
{

/// Evaluates a network with these parameters, laid out like Model::parameters, in batches that the
/// crew shares. Returns nothing if stop was requested first.
std::optional<Evaluation> evaluateNetwork(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images, Crew& crew, const std::stop_token& stop,
    const Calibration& calibration = {});

/// The outputs of such a network for all images, in their order.
std::vector<LabelledOutputs> outputsOf(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images);

} // namespace core
