#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

namespace core
{

/// Checks a model before it is written. An error if its layers are not valid, if the number of
/// parameters does not fit them, or if a value is not finite. Errors name the tensor.
Result<Done> checkModel(const Model& model);

} // namespace core
