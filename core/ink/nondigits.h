#pragma once

#include "core/base/random.h"
#include "core/ink/ink.h"

namespace core
{

/// Ink that is no digit: a letter that looks like none, a scribble, a dot, two digits side by side.
/// It has no label; the same random numbers give the same ink.
Ink nonDigit(Random& random);

} // namespace core
