#pragma once

#include "core/base/random.h"
#include "core/ink/ink.h"

namespace core
{

/// A digit as people write it, with varied form, proportions and hand, above all in the styles that
/// MNIST lacks: the 1 with a long upstroke, the barred 7, the open or curled 9, the open 4, the
/// crossed 0. Label and strokes are set; the same random numbers give the same ink.
Ink styledDigit(int digit, Random& random);

} // namespace core
