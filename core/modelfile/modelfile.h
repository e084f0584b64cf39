#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

namespace core
{

/// Reads a DigitLab model: a .safetensors file whose metadata is the passport. Layers, head, sizes
/// and finite weights are checked; no code from the file is run.
Result<Model> readModel(const QString& path);

/// Writes a model with its passport beside the target and renames.
Result<Done> writeModel(const QString& path, const Model& model);

} // namespace core
