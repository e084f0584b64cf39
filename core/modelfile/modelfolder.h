#pragma once

#include "core/base/result.h"

#include <QString>

namespace core
{

/// The model that comes with the program, read by readModel() like any other.
inline constexpr auto shippedModelPath = ":/models/shipped.safetensors";

/// `<user data>/digitlab/models`, where models go that were given no other place.
QString modelFolder();

/// The first free name of the form `trained-01.safetensors` in modelFolder(), which is made if it
/// is missing.
Result<QString> newModelPath();

} // namespace core
