#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace core
{

/// Whether these bytes are a state of LibTorch's random numbers that its generator can have
/// reached. LibTorch itself looks at single fields only, and would read beyond its numbers from
/// some states. An error names the field, as LibTorch calls it.
Result<Done> checkGeneratorState(const QByteArray& state);

} // namespace core
