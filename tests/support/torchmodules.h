#pragma once

#include "core/network/architecture.h"

#include <torch/nn/modules/container/sequential.h>

namespace support
{

/// The same network out of LibTorch's own modules, with weights drawn by LibTorch. It takes images
/// as N x 1 x 28 x 28 and ends with the last layer's sums.
torch::nn::Sequential torchModules(const core::Architecture& architecture);

} // namespace support
