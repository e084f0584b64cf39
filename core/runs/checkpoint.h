#pragma once

#include "core/base/result.h"
#include "core/training/runstate.h"

#include <stop_token>

namespace core
{

/// Writes a run's state beside the target and renames the file. It is a safetensors file with the
/// tensors `parameters`, `adam.first_moments` and `adam.second_moments`, and the rest in its
/// metadata.
Result<Done> writeCheckpoint(const QString& path, const RunState& state);

/// Reads it back, bit for bit. Sizes, settings and finite values are checked; errors name the file
/// and the field. The training loop checks whether it fits a dataset.
Result<RunState> readCheckpoint(const QString& path, const std::stop_token& stop = {});

/// Reads only a checkpoint's header, without its data: weights and moments stay empty.
Result<RunState> readCheckpointHeader(const QString& path);

} // namespace core
