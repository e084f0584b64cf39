#pragma once

#include "core/base/random.h"
#include "core/ink/ink.h"

namespace core
{

/// A form that hands vary, in a square of 100 x 100 units, x right and y down.
class Glyph
{
public:
    /// From text: strokes with `;` between them, each `S` (a smooth curve through the points) or
    /// `P` (straight lines with corners) and then its points, such as `P 0,50 50,0 50,100; S 20,100
    /// 80,100`. Implicit, so that tables of forms read well.
    Glyph(const char* text);

    struct Part {
        bool isSmooth = false;
        Stroke points;
    };
    const QList<Part>& parts() const { return m_parts; }

private:
    QList<Part> m_parts;
};

/// How far one drawing of a glyph may differ from it.
struct GlyphVariation {
    float pointSigma = 4;     ///< units: standard deviation of every point by itself
    float waveHeight = 4;     ///< units: of the slow waves that bend the whole glyph
    float narrowest = 0.5F;   ///< width to height, of the square
    float widest = 1.05F;     ///< width to height, of the square
    float leanLeft = 0.3F;    ///< units sideways for each unit up
    float leanRight = 0.5F;   ///< units sideways for each unit up
    float turn = 8;           ///< degrees to either side
    float coarseShare = 0.2F; ///< of the drawings: few points with straight lines, as a mouse gives
};

/// Draws a glyph by a hand of its own: points moved, bent, made narrow or wide, leaning and turned.
Ink drawGlyph(const Glyph& glyph, const GlyphVariation& variation, Random& random);

} // namespace core
