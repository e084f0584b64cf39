#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

namespace core
{

/// What speaks against writing a model: its layers, a number of parameters that is not theirs, or a
/// value that no training can go on from. Errors name the tensor.
Result<Done> checkModel(const Model& model);

} // namespace core
