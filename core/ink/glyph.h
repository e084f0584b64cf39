#pragma once

#include "core/base/random.h"
#include "core/ink/ink.h"

#include <array>
#include <cstddef>
#include <span>

namespace core
{

/// One point of a glyph's stroke.
struct GlyphPoint {
    float x = 0;
    float y = 0;
    float sigma = 0;       ///< how far it strays by itself; 0: as far as GlyphVariation says
    bool isCorner = false; ///< the stroke turns here at once instead of bending through
};

/// A form in a square of 100 x 100 units, x right and y down, written as text and read by the
/// compiler: strokes that end with `;`, each `S` (a smooth curve through the points) or `P`
/// (straight lines with corners), then its points. In a curve, `!` makes a point a corner; `~9`
/// lets a point stray by 9 units. `S 0,50~9 30,20 50,0! 50,100; P 20,100 80,100` is a 1 with a bent
/// upstroke and a foot.
class Glyph
{
public:
    consteval Glyph(const char* text)
    {
        bool isSmooth = false;
        while (*text != '\0') {
            const char mark = *text;
            if (mark == 'S' || mark == 'P') {
                isSmooth = mark == 'S';
                m_ends.at(m_strokes) = m_points;
                ++m_strokes;
                ++text;
            } else if (mark == ' ' || mark == ';') {
                ++text;
            } else {
                add(readPoint(text, !isSmooth));
            }
        }
        for (std::size_t i = 0; i < m_strokes; ++i) {
            if (stroke(i).size() < 2) {
                throw "a stroke needs two points";
            }
        }
    }

    constexpr std::size_t strokeCount() const { return m_strokes; }

    constexpr std::span<const GlyphPoint> stroke(std::size_t index) const
    {
        const std::size_t first = index == 0 ? 0 : m_ends[index - 1];
        return {m_all.data() + first, m_ends[index] - first};
    }

    static constexpr std::size_t maxPoints = 32;

private:
    constexpr void add(GlyphPoint point)
    {
        m_all.at(m_points) = point;
        ++m_points;
        m_ends.at(m_strokes - 1) = m_points;
    }

    static constexpr GlyphPoint readPoint(const char*& text, bool isCorner)
    {
        GlyphPoint point{.x = readNumber(text), .isCorner = isCorner};
        expect(text, ',');
        point.y = readNumber(text);
        if (*text == '!') {
            point.isCorner = true;
            ++text;
        }
        if (*text == '~') {
            ++text;
            point.sigma = readNumber(text);
        }
        return point;
    }

    static constexpr float readNumber(const char*& text)
    {
        const bool isNegative = *text == '-';
        text += isNegative ? 1 : 0;
        if (*text < '0' || *text > '9') {
            throw "a number is missing"; // The compiler stops here, with this text.
        }
        float number = 0;
        for (; *text >= '0' && *text <= '9'; ++text) {
            number = number * 10 + static_cast<float>(*text - '0');
        }
        return isNegative ? -number : number;
    }

    static constexpr void expect(const char*& text, char mark)
    {
        if (*text != mark) {
            throw "another character was expected";
        }
        ++text;
    }

    std::array<GlyphPoint, maxPoints> m_all{};
    std::array<std::size_t, 6> m_ends{}; ///< one past each stroke's last point
    std::size_t m_points = 0;
    std::size_t m_strokes = 0;
};

/// How much one drawing may differ from its glyph.
struct GlyphVariation {
    float pointSigma = 3.5F;  ///< units: standard deviation of a point, neighbours alike
    float endSigma = 4;       ///< units by which a stroke ends early or late
    float waveHeight = 4;     ///< units: of the slow waves that bend the whole glyph
    float tremor = 1;         ///< units: of the unsteadiness along a stroke
    float waist = 0.4F;       ///< shift of the middle up or down: 1 would be to the end
    float narrowest = 0.5F;   ///< width to height, of the square
    float widest = 1.1F;      ///< width to height, of the square
    float leanLeft = 0.3F;    ///< units sideways for each unit up
    float leanRight = 0.55F;  ///< units sideways for each unit up
    float turn = 8;           ///< degrees to either side
    float coarseShare = 0.2F; ///< of the drawings: few points, as a quick mouse gives
};

/// Draws a glyph as one hand would: its points are moved, and it is bent, made narrow or wide,
/// leaned and turned. Strokes end early or late, and corners are sharp or round.
Ink drawGlyph(const Glyph& glyph, const GlyphVariation& variation, Random& random);

} // namespace core
