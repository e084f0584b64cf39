#pragma once

#include "core/base/result.h"
#include "core/modelfile/weightchain.h"
#include "core/network/model.h"

#include <stop_token>

namespace core
{

/// Reads a file by Python's torch.save, as an archive or in the format from before PyTorch 1.6: a
/// state_dict, or a checkpoint with one under `model_state_dict`, `state_dict` or `model`. Also
/// reads the weights of a TorchScript archive, by torch.jit.save or by LibTorch's own
/// torch::save(module); its program is not looked at. It must hold a chain of layers (see
/// chainOf()) with numbers of 16, 32 or 64 bits. Nothing in the file is run. Sizes are compared
/// with the file before anything is allocated. Errors name file and field. A stop request ends the
/// reading within milliseconds, with an error.
Result<WeightChain> readPytorchChain(const QString& path, const std::stop_token& stop = {});

/// Reads the weights of a network that is known from elsewhere, by the names and shapes of
/// parameterViews(); `num_batches_tracked` beside them is ignored. Everything else is as above.
Result<Model>
readPytorch(const QString& path, const Architecture& network, const std::stop_token& stop = {});

/// Writes the same as torch.save(net.state_dict()) for a class with layers of torch.nn whose names
/// are those of parameterViews(): `fc1`, `conv1`, `bn1` and so on, such as the tutorial's class.
/// torch.load(path, weights_only=True) and load_state_dict() can read it. A state_dict has no place
/// for the passport, the head and the layers without weights. The file is written beside the target
/// and renamed.
Result<Done> writePytorch(const QString& path, const Model& model);

} // namespace core
