#pragma once

#include "core/ink/glyph.h"

#include <span>

namespace core
{

/// The forms of a digit. All of them are equally common.
std::span<const Glyph> digitGlyphs(int digit);

} // namespace core
