#pragma once

#include "core/ink/glyph.h"

#include <span>

namespace core
{

/// The forms of a digit, each as common as the others.
std::span<const Glyph> digitGlyphs(int digit);

} // namespace core
