#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <QString>

namespace core
{

/// The model that comes with the program, read by readModel() like any other.
inline constexpr auto shippedModelPath = ":/models/shipped.safetensors";

/// `<user data>/digitlab/models`, where models go that were given no other place.
QString modelFolder();

/// Makes modelFolder() if it is missing; an error if it cannot be made or written.
Result<Done> makeModelFolder();

/// The name that writeNewModel() would take now: the first free one of the form
/// `trained-01.safetensors` in modelFolder(), which is made if it is missing. Somebody else may
/// take it first, so it is for showing only.
Result<QString> newModelPath();

/// Writes a model under the first free name, which nobody else who writes new models at the same
/// moment gets, and gives its path. When it cannot be written the name is free again; only a
/// process that is killed meanwhile leaves an empty file there, which keeps the name.
Result<QString> writeNewModel(const Model& model);

} // namespace core
