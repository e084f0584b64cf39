#include "core/ink/nondigits.h"

#include "core/ink/digitimage.h"
#include "core/ink/inkstyles.h"
#include "core/ink/nondigitglyphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace core
{

// One random number in each statement: C++ does not say which argument of a call is evaluated
// first, and the same seed should give the same ink with every compiler.

namespace
{

constexpr float fullTurn = 2 * std::numbers::pi_v<float>;

QPointF towards(float angle)
{
    return {std::cos(angle), std::sin(angle)};
}

QPointF turned(QPointF point, QPointF direction)
{
    return {
        point.x() * direction.x() - point.y() * direction.y(),
        point.x() * direction.y() + point.y() * direction.x()};
}

Ink inkOf(const QList<Stroke>& strokes)
{
    return {strokes, std::nullopt, {}};
}

Ink drawnOneOf(std::span<const Glyph> glyphs, Random& random)
{
    const auto index = static_cast<std::size_t>(random.below(static_cast<int>(glyphs.size())));
    return drawGlyph(
        glyphs[index],
        {.waist = 0.25F, .narrowest = 0.6F, .widest = 1.2F, .leanLeft = 0.2F, .leanRight = 0.35F},
        random);
}

/// A pen that wanders about, smoothly or in corners.
Ink scrawl(Random& random)
{
    const int points = 45 + random.below(40);
    const float turning = random.uniform(0.8F, 1.5F);
    Stroke stroke;
    QPointF place(50, 50);
    float angle = random.uniform(0, fullTurn);
    for (int i = 0; i < points; ++i) {
        angle += turning * random.normal();
        place += 12 * towards(angle);
        // It is drawn back to the middle, so that it becomes a scrawl and not a line.
        place += 0.08 * (QPointF(50, 50) - place);
        stroke << place;
    }
    return inkOf({stroke});
}

/// Back and forth, as people fill an area. With fewer turns it could be a 2 or a 3.
Ink zigzag(Random& random)
{
    const int turns = 7 + random.below(9);
    const QPointF direction = towards(random.uniform(0, fullTurn / 2));
    const float height = random.uniform(25, 50);
    Stroke stroke;
    for (int i = 0; i <= turns; ++i) {
        const float along = 100.0F * static_cast<float>(i) / static_cast<float>(turns) - 50;
        const float across = i % 2 == 0 ? -height : height;
        const float x = along + 4 * random.normal();
        stroke << turned({x, across + 8 * random.normal()}, direction);
    }
    return inkOf({stroke});
}

/// Several turns, far enough apart to be seen as lines.
Ink spiral(Random& random)
{
    const float turns = random.uniform(2.2F, 3.6F);
    const float direction = random.chance(0.5F) ? fullTurn : -fullTurn;
    const float start = random.uniform(0, fullTurn);
    const float width = random.uniform(0.7F, 1);
    constexpr int points = 60;
    Stroke stroke;
    for (int i = 0; i < points; ++i) {
        const float share = static_cast<float>(i) / points;
        const QPointF place = (4 + 46 * share) * towards(start + direction * turns * share);
        const float down = random.normal();
        stroke << QPointF(place.x() * width + random.normal(), place.y() + down);
    }
    return inkOf({stroke});
}

/// Round and round in one place, as people try a pen.
Ink loops(Random& random)
{
    const int turns = 4 + random.below(3);
    constexpr int pointsPerTurn = 9;
    const float step = random.uniform(1.2F, 2.4F);
    const float height = random.uniform(18, 34);
    const QPointF direction = towards(random.uniform(0, fullTurn / 2));
    Stroke stroke;
    for (int i = 0; i <= turns * pointsPerTurn; ++i) {
        const QPointF round = towards(fullTurn * static_cast<float>(i) / pointsPerTurn);
        const QPointF place(14 * round.x() + step * i, height * round.y() + 2 * random.normal());
        stroke << turned(place, direction);
    }
    return inkOf({stroke});
}

/// Some straight lines anywhere. Fewer of them could be a 1, a 4 or a 7.
Ink lines(Random& random)
{
    const int count = 5 + random.below(4);
    Ink ink;
    for (int i = 0; i < count; ++i) {
        const float y = random.uniform(20, 80);
        const QPointF middle(random.uniform(20, 80), y);
        const QPointF direction = towards(random.uniform(0, fullTurn));
        const QPointF half = random.uniform(20, 50) * direction;
        ink.strokes << Stroke{middle - half, middle, middle + half};
    }
    return ink;
}

/// Parallel lines, as people shade an area.
Ink hatching(Random& random)
{
    const int count = 4 + random.below(4);
    const QPointF direction = towards(random.uniform(0, fullTurn));
    Ink ink;
    for (int i = 0; i < count; ++i) {
        const float along = 100.0F * static_cast<float>(i) / static_cast<float>(count);
        const auto end = [&](float side) {
            const float x = along + 3 * random.normal();
            return turned({x, side + 7 * random.normal()}, direction);
        };
        const QPointF from = end(-40);
        ink.strokes << Stroke{from, end(40)};
    }
    return ink;
}

/// A pen that was put down and hardly moved.
Ink dot(Random& random)
{
    if (random.chance(0.5F)) {
        return inkOf({{QPointF(50, 50)}});
    }
    Stroke blob;
    for (int i = 0; i < 25; ++i) {
        const float y = random.normal();
        blob << QPointF(random.normal(), y);
    }
    return inkOf({blob});
}

struct Extent {
    qreal left = std::numeric_limits<qreal>::max();
    qreal right = std::numeric_limits<qreal>::lowest();
};

Extent extentOf(const Ink& ink)
{
    Extent extent;
    for (const Stroke& stroke : ink.strokes) {
        for (const QPointF point : stroke) {
            extent.left = std::min(extent.left, point.x());
            extent.right = std::max(extent.right, point.x());
        }
    }
    return extent;
}

void append(Ink& ink, const Ink& more, QPointF offset)
{
    for (Stroke stroke : more.strokes) {
        std::for_each(stroke.begin(), stroke.end(), [&](QPointF& point) { point += offset; });
        ink.strokes << stroke;
    }
}

/// Two or three digits side by side.
Ink number(Random& random)
{
    const int digits = random.chance(0.8F) ? 2 : 3;
    Ink ink;
    qreal left = 0;
    for (int i = 0; i < digits; ++i) {
        const Ink digit = styledDigit(random.below(digitCount), random);
        const Extent extent = extentOf(digit);
        append(ink, digit, {left - extent.left, 6 * random.normal()});
        left += extent.right - extent.left + random.uniform(14, 44);
    }
    return ink;
}

Ink crossedOut(Random& random)
{
    Ink ink = styledDigit(random.below(digitCount), random);
    ink.label.reset();
    if (random.chance(0.5F)) {
        append(ink, zigzag(random), {});
    } else {
        append(ink, lines(random), {-50, -50});
    }
    return ink;
}

Ink letter(Random& random)
{
    return drawnOneOf(letterGlyphs(), random);
}

Ink sign(Random& random)
{
    return drawnOneOf(signGlyphs(), random);
}

Ink scribble(Random& random)
{
    constexpr std::array kinds{scrawl, scrawl, zigzag,   zigzag,    spiral,
                               loops,  lines,  hatching, crossedOut};
    return kinds[static_cast<std::size_t>(random.below(static_cast<int>(kinds.size())))](random);
}

} // namespace

Ink nonDigit(Random& random)
{
    const int percent = random.below(100);
    if (percent < 40) {
        return letter(random);
    }
    if (percent < 65) {
        return scribble(random);
    }
    if (percent < 80) {
        return number(random);
    }
    return percent < 97 ? sign(random) : dot(random);
}

} // namespace core
