#pragma once

#include "core/training/trainingtypes.h"

#include <optional>

namespace core
{

/// About how many bytes a run with these settings takes beside the dataset: parameters with their
/// gradients, moments and copies, and what the layers give for a batch. Their number of threads is
/// the one that was chosen.
qint64 memoryNeed(const TrainingSettings& settings);

/// Returns an error if so much memory is not available, before anything is allocated.
Result<Done> checkMemory(const TrainingSettings& settings, std::optional<qint64> available);

} // namespace core
