#pragma once

#include "core/base/result.h"
#include "core/training/runstate.h"

namespace core
{

/// Writes a run's state beside the target and renames: a safetensors file with the tensors
/// `parameters`, `adam.first_moments` and `adam.second_moments`, and the rest in its metadata.
Result<Done> writeCheckpoint(const QString& path, const RunState& state);

/// Reads it back, bit for bit. Sizes, settings and finite values are checked; errors name the file
/// and the field. Whether it fits a dataset, the training loop checks.
Result<RunState> readCheckpoint(const QString& path);

/// What a checkpoint's header says, read without its data: weights and moments are left empty.
Result<RunState> readCheckpointHeader(const QString& path);

} // namespace core
