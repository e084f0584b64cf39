#include "core/ink/digitimage.h"
#include "core/ink/glyph.h"
#include "core/ink/inkstyles.h"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace core
{

namespace
{

using Glyphs = std::vector<Glyph>;

/// Letters that nobody takes for a digit: without O, I, l, S, Z, B, b, g, q, y, C, D, G, J and a.
const Glyphs& letters()
{
    static const Glyphs all{
        "P 0,100 50,0 100,100; P 20,60 80,60",                                 // A
        "P 90,0 10,0 10,100 90,100; P 10,50 75,50",                            // E
        "P 90,0 10,0 10,100; P 10,48 75,48",                                   // F
        "P 10,0 10,100; P 90,0 90,100; P 10,50 90,50",                         // H
        "P 10,0 10,100; P 85,0 10,55; P 35,40 90,100",                         // K
        "P 15,0 15,100 90,100",                                                // L
        "P 5,100 15,0 50,70 85,0 95,100",                                      // M
        "P 10,100 10,0 90,100 90,0",                                           // N
        "P 15,0 15,100; S 15,2 80,2 85,45 15,52",                              // P
        "P 15,0 15,100; S 15,2 80,2 85,45 15,52; P 40,52 90,100",              // R
        "P 5,2 95,2; P 50,2 50,100",                                           // T
        "S 10,0 10,70 50,100 90,70 90,0",                                      // U
        "P 5,0 50,100 95,0",                                                   // V
        "P 0,0 25,100 50,30 75,100 100,0",                                     // W
        "P 5,0 95,100; P 95,0 5,100",                                          // X
        "P 5,0 50,48 50,100; P 95,0 50,48",                                    // Y
        "P 85,0 85,100; S 85,55 45,40 10,70 45,100 85,85",                     // d
        "S 12,62 85,58 80,20 40,10 8,50 30,95 85,88",                          // e
        "S 80,5 50,2 42,30; P 42,30 42,100; P 12,45 78,45",                    // f
        "P 15,0 15,100; S 15,62 50,42 82,60 84,100",                           // h
        "P 20,0 20,100; P 75,35 20,70; P 40,58 80,100",                        // k
        "P 5,35 5,100; S 5,60 28,35 48,55 50,100; S 50,60 75,35 94,55 95,100", // m
        "P 10,20 10,100; S 10,55 50,15 88,45 90,100",                          // n
        "P 15,10 15,120; S 15,20 60,0 90,35 55,68 15,60",                      // p
        "P 20,20 20,100; S 20,60 45,25 85,25",                                 // r
        "P 45,0 45,85; S 45,85 60,100 85,90; P 10,30 80,30",                   // t
        "S 10,20 12,80 45,98 82,75; P 84,20 88,100",                           // u
        "P 0,20 25,95 50,40 75,95 100,20",                                     // w
        "S 5,20 50,55 95,100; S 95,20 50,58 5,100",                            // x
    };
    return all;
}

const Glyphs& signs()
{
    static const Glyphs all{
        "P 50,0 50,100; P 0,50 100,50",                                                // plus
        "P 0,55 30,95 100,0",                                                          // tick
        "P 0,50 100,50; P 65,20 100,50 65,80",                                         // arrow
        "P 50,100 50,0; P 20,35 50,0 80,35",                                           // arrow up
        "P 50,0 100,95 0,95 50,0",                                                     // triangle
        "S 50,25 25,0 0,25 20,65 50,100 80,65 100,25 75,0 50,25",                      // heart
        "P 50,0 80,100 0,38 100,38 20,100 50,0",                                       // star
        "P 30,0 20,100; P 75,0 65,100; P 0,32 100,32; P 0,68 100,68",                  // hash
        "P 0,35 100,35; P 0,68 100,68",                                                // equals
        "P 0,50 100,50",                                                               // dash
        "P 95,0 5,100; S 20,5 5,20 20,35 35,20 20,5; S 80,65 65,80 80,95 95,80 80,65", // per cent
        "P 0,0 100,0 100,100 0,100 0,0; P 0,0 100,100; P 100,0 0,100", // crossed box
        "P 50,0 50,100; P 0,50 100,50; P 12,12 88,88; P 88,12 12,88",  // asterisk
    };
    return all;
}

Ink drawnOneOf(const Glyphs& glyphs, Random& random)
{
    const auto index = static_cast<std::size_t>(random.below(static_cast<int>(glyphs.size())));
    return drawGlyph(
        glyphs[index],
        {.pointSigma = 4, .narrowest = 0.6F, .widest = 1.1F, .leanLeft = 0.2F, .leanRight = 0.3F},
        random);
}

/// A pen that wanders about, smoothly or in corners.
Ink scrawl(Random& random)
{
    const int points = 35 + random.below(40);
    const float turning = random.uniform(0.6F, 1.5F);
    Stroke stroke;
    QPointF place(50, 50);
    float angle = random.uniform(0, 6.28F);
    for (int i = 0; i < points; ++i) {
        angle += turning * random.normal();
        place += 12 * QPointF(std::cos(angle), std::sin(angle));
        // Back to the middle when it leaves: a scrawl, not a line.
        place += 0.1 * (QPointF(50, 50) - place);
        stroke << place;
    }
    return {{stroke}, std::nullopt, {}};
}

/// Back and forth, as one fills an area.
Ink zigzag(Random& random)
{
    const int turns = 5 + random.below(8);
    Stroke stroke;
    for (int i = 0; i <= turns; ++i) {
        const float along = 100.0F * static_cast<float>(i) / static_cast<float>(turns);
        stroke << QPointF(
            along + 4 * random.normal(), (i % 2 == 0 ? 10 : 90) + 8 * random.normal());
    }
    const float angle = random.uniform(0, 3.14F);
    for (QPointF& point : stroke) {
        point = {
            point.x() * std::cos(angle) - point.y() * std::sin(angle),
            point.x() * std::sin(angle) + point.y() * std::cos(angle)};
    }
    return {{stroke}, std::nullopt, {}};
}

Ink spiral(Random& random)
{
    const float turns = random.uniform(2.2F, 4.5F);
    const float direction = random.chance(0.5F) ? 1 : -1;
    const float start = random.uniform(0, 6.28F);
    constexpr int points = 60;
    Stroke stroke;
    for (int i = 0; i < points; ++i) {
        const float share = static_cast<float>(i) / points;
        const float angle = start + direction * turns * share * 2 * std::numbers::pi_v<float>;
        stroke << (5 + 45 * share) * QPointF(std::cos(angle), std::sin(angle));
    }
    return {{stroke}, std::nullopt, {}};
}

/// Some straight lines anywhere.
Ink lines(Random& random)
{
    const int count = 3 + random.below(5);
    Ink ink;
    for (int i = 0; i < count; ++i) {
        const auto anywhere = [&] {
            return QPointF(random.uniform(0, 100), random.uniform(0, 100));
        };
        const QPointF from = anywhere();
        ink.strokes << Stroke{from, anywhere()};
    }
    return ink;
}

Ink scribble(Random& random)
{
    constexpr std::array kinds{scrawl, scrawl, zigzag, spiral, lines};
    return kinds[static_cast<std::size_t>(random.below(static_cast<int>(kinds.size())))](random);
}

/// A pen that was put down and did not move.
Ink dot(Random&)
{
    return {{{QPointF(50, 50)}}, std::nullopt, {}};
}

/// Two or three digits beside each other.
Ink number(Random& random)
{
    const int digits = random.chance(0.8F) ? 2 : 3;
    Ink ink;
    qreal left = 0;
    for (int i = 0; i < digits; ++i) {
        const Ink digit = styledDigit(random.below(digitCount), random);
        for (Stroke stroke : digit.strokes) {
            for (QPointF& point : stroke) {
                point.rx() += left;
            }
            ink.strokes << stroke;
        }
        left += random.uniform(70, 110);
    }
    return ink;
}

Ink crossedOut(Random& random)
{
    Ink ink = styledDigit(random.below(digitCount), random);
    const Ink over = random.chance(0.5F) ? zigzag(random) : lines(random);
    for (Stroke stroke : over.strokes) {
        for (QPointF& point : stroke) {
            point -= QPointF(50, 50);
        }
        ink.strokes << stroke;
    }
    ink.label.reset();
    return ink;
}

} // namespace

Ink nonDigit(Random& random)
{
    const float kind = random.uniform();
    if (kind < 0.42F) {
        return drawnOneOf(letters(), random);
    }
    if (kind < 0.58F) {
        return drawnOneOf(signs(), random);
    }
    if (kind < 0.78F) {
        return scribble(random);
    }
    if (kind < 0.93F) {
        return number(random);
    }
    return kind < 0.97F ? crossedOut(random) : dot(random);
}

} // namespace core
