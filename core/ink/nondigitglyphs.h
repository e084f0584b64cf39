#pragma once

#include "core/ink/glyph.h"

#include <span>

namespace core
{

/// Latin letters that nobody reads as a digit.
std::span<const Glyph> letterGlyphs();

/// Punctuation and small shapes.
std::span<const Glyph> signGlyphs();

} // namespace core
