#pragma once

#include "core/network/architecture.h"

namespace core
{

/// The layers that an exported file computes. Dropout does nothing at prediction, `flatten` nothing
/// to values in a row; the tutorial's head adds a ReLU.
QList<Architecture::Placed> exportedLayers(const Architecture& network);

} // namespace core
