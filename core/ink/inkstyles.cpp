#include "core/ink/inkstyles.h"

#include "core/ink/digitglyphs.h"

namespace core
{

namespace
{

GlyphVariation variationOf(int digit)
{
    GlyphVariation variation;
    switch (digit) {
    case 0:
        variation.widest = 1.25F;
        variation.pointSigma = 3;
        break;
    case 1:
        // A wide 1 with an upstroke would be a caret, a turned one a 7.
        variation.widest = 0.9F;
        variation.pointSigma = 3;
        variation.turn = 5;
        break;
    case 4:
        // Drawn in one stroke it would be an h or an S.
        variation.leanLeft = 0.1F;
        variation.leanRight = 0.35F;
        break;
    case 7:
        variation.narrowest = 0.6F; // a narrow one would be a 1 with a flag
        break;
    case 5: // lying down it would be an S
    case 9: // its loop would be shut
        variation.leanRight = 0.45F;
        break;
    default:
        break;
    }
    return variation;
}

} // namespace

Ink styledDigit(int digit, Random& random)
{
    const std::span<const Glyph> glyphs = digitGlyphs(digit);
    const auto index = static_cast<std::size_t>(random.below(static_cast<int>(glyphs.size())));
    Ink ink = drawGlyph(glyphs[index], variationOf(digit), random);
    ink.label = digit;
    return ink;
}

} // namespace core
