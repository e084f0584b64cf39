#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <stop_token>

namespace core
{

/// Reads what Python's torch.save wrote: a state_dict, or a checkpoint with one under
/// `model_state_dict`, `state_dict` or `model`, of a chain of linear layers as modelOfChain() has
/// it; numbers of 16, 32 or 64 bits. Nothing of the file is run; sizes are compared with the file
/// before anything is allocated. Errors name file and field. A stop request ends the reading within
/// milliseconds, with an error.
Result<Model> readPytorch(const QString& path, const std::stop_token& stop = {});

/// Writes what torch.save(net.state_dict()) writes for the tutorial's class, tensors `fc1.weight`,
/// `fc1.bias` and so on: torch.load(path, weights_only=True) and load_state_dict() take it. A
/// state_dict has no place for the passport and the head. Beside the target, then renames.
Result<Done> writePytorch(const QString& path, const Model& model);

} // namespace core
