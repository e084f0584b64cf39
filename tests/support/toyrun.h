#pragma once

#include "core/training/runstate.h"

namespace support
{

/// The state of a generator of LibTorch that has given no number yet.
QByteArray newGenerator();

/// What a run of two epochs with a small network and that seed might have left behind: random
/// weights, a made-up curve that ends at 90 %, no outcome.
core::RunState toyRun(quint32 seed = 1);

} // namespace support
