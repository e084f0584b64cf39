#include "core/ink/glyph.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core
{

namespace
{

constexpr float side = 100;

struct Point {
    float x = 0;
    float y = 0;
};

Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
Point operator*(float factor, Point a)
{
    return {factor * a.x, factor * a.y};
}
float lengthOf(Point a)
{
    return std::hypot(a.x, a.y);
}

/// The point at `t`, 0 to 1, between b and c on the Catmull-Rom spline through a, b, c, d.
Point onSpline(Point a, Point b, Point c, Point d, float t)
{
    return 0.5F * (2 * b + t * (c - a) + t * t * (2 * a - 5 * b + 4 * c - d) +
                   t * t * t * (3 * (b - c) + d - a));
}

/// A slow wave through the whole drawing, in one direction.
class Wave
{
public:
    Wave(float height, Random& random)
        : m_height(height * random.normal() / 2)
        , m_frequency(random.uniform(0.5F, 1.5F) * 2 * std::numbers::pi_v<float> / side)
        , m_phase(random.uniform(0, 2 * std::numbers::pi_v<float>))
    {
    }

    float at(float place) const { return m_height * std::sin(m_frequency * place + m_phase); }

private:
    float m_height;
    float m_frequency;
    float m_phase;
};

/// What one drawing does to each of its points.
class Hand
{
public:
    Hand(const GlyphVariation& variation, Random& random)
        : m_across(variation.waveHeight, random)
        , m_down(variation.waveHeight, random)
        , m_waist(random.uniform(-variation.waist, variation.waist))
        , m_width(random.uniform(variation.narrowest, variation.widest))
        , m_lean(random.uniform(-variation.leanLeft, variation.leanRight))
    {
        const float turn =
            random.uniform(-variation.turn, variation.turn) * std::numbers::pi_v<float> / 180;
        m_sine = std::sin(turn);
        m_cosine = std::cos(turn);
    }

    QPointF moved(Point point) const
    {
        const float shifted = point.y + m_waist * point.y * (side - point.y) / side;
        const float x = point.x + m_across.at(point.y) - side / 2;
        const float y = shifted + m_down.at(point.x) - side / 2;
        const float leaning = x * m_width - m_lean * y;
        return {leaning * m_cosine - y * m_sine, leaning * m_sine + y * m_cosine};
    }

private:
    Wave m_across;
    Wave m_down;
    float m_waist;
    float m_width;
    float m_lean;
    float m_sine = 0;
    float m_cosine = 1;
};

/// A random walk that stays near its beginning: neighbouring steps are alike.
class Drift
{
public:
    Point next(float sigma, Random& random)
    {
        constexpr float memory = 0.6F;
        constexpr float news = 0.8F; // memory and news have a sum of squares of 1
        m_offset = memory * m_offset + news * Point{random.normal(), random.normal()};
        return sigma * m_offset;
    }

private:
    Point m_offset;
};

/// How one drawing differs from others, besides what Hand does to its points.
struct Habit {
    float pointSigma;
    float endSigma;
    float tremor;
    float cornerShare; ///< of a line from a corner to the next point; it is rounded off
    bool isCoarse;
};

Habit habitOf(const GlyphVariation& variation, Random& random)
{
    return {
        .pointSigma = variation.pointSigma * random.uniform(0.4F, 1.4F),
        .endSigma = variation.endSigma * random.uniform(0, 1.5F),
        // Most hands are steady.
        .tremor = random.chance(0.35F) ? variation.tremor * random.uniform(0.5F, 2) : 0,
        .cornerShare = random.uniform(0.05F, 0.4F),
        .isCoarse = random.chance(variation.coarseShare)};
}

/// A stroke of the glyph as in this drawing; points are sampled from it.
struct Path {
    std::array<Point, Glyph::maxPoints> points;
    std::span<const GlyphPoint> origin;

    Point at(std::size_t i) const { return points[std::min(i, origin.size() - 1)]; }
    bool isStraight(std::size_t i) const { return origin[i].isCorner && origin[i + 1].isCorner; }

    /// Between the i-th point and the next.
    Point between(std::size_t i, float t) const
    {
        const Point before = i == 0 || origin[i].isCorner ? at(i) : at(i - 1);
        const Point after = origin[i + 1].isCorner ? at(i + 1) : at(i + 2);
        return onSpline(before, at(i), at(i + 1), after, t);
    }
};

/// Moves a stroke's end away from its neighbour, or towards it.
void stretch(Point& end, Point neighbour, float by)
{
    const Point way = end - neighbour;
    const float length = lengthOf(way);
    // At most half of a short piece, so that it does not turn round.
    end = end + (std::max(by, -length / 2) / std::max(length, 1.0F)) * way;
}

Path pathOf(std::span<const GlyphPoint> stroke, const Habit& habit, Random& random)
{
    Path path{.points = {}, .origin = stroke};
    Drift drift;
    std::transform(stroke.begin(), stroke.end(), path.points.begin(), [&](const GlyphPoint& point) {
        const float sigma = point.sigma > 0 ? point.sigma : habit.pointSigma;
        return Point{point.x, point.y} + drift.next(sigma, random);
    });
    const std::size_t last = stroke.size() - 1;
    stretch(path.points[0], path.points[1], habit.endSigma * random.normal());
    stretch(path.points[last], path.points[last - 1], habit.endSigma * random.normal());
    return path;
}

/// Only as many points as the rasterizer needs, because every point costs time.
int stepsOf(Point from, Point to)
{
    constexpr float unitsPerStep = 12;
    return std::clamp(static_cast<int>(lengthOf(to - from) / unitsPerStep) + 1, 2, 5);
}

void addPiece(QList<Point>& points, const Path& path, std::size_t i, const Habit& habit)
{
    if (path.isStraight(i) && !habit.isCoarse) {
        const Point from = path.at(i);
        const Point way = path.at(i + 1) - from;
        for (const float share : {habit.cornerShare, 0.5F, 1 - habit.cornerShare, 1.0F}) {
            points << from + share * way;
        }
        return;
    }
    const int steps = habit.isCoarse ? 2 : stepsOf(path.at(i), path.at(i + 1));
    for (int step = 1; step <= steps; ++step) {
        points << path.between(i, static_cast<float>(step) / static_cast<float>(steps));
    }
}

Stroke drawn(const Path& path, const Habit& habit, const Hand& hand, Random& random)
{
    QList<Point> points;
    points.reserve(static_cast<qsizetype>(path.origin.size()) * 5);
    points << path.at(0);
    for (std::size_t i = 0; i + 1 < path.origin.size(); ++i) {
        addPiece(points, path, i, habit);
    }
    Drift tremor;
    Stroke stroke;
    stroke.reserve(points.size());
    for (const Point point : points) {
        stroke << hand.moved(habit.tremor > 0 ? point + tremor.next(habit.tremor, random) : point);
    }
    return stroke;
}

} // namespace

Ink drawGlyph(const Glyph& glyph, const GlyphVariation& variation, Random& random)
{
    const Habit habit = habitOf(variation, random);
    const Hand hand(variation, random);
    Ink ink;
    for (std::size_t i = 0; i < glyph.strokeCount(); ++i) {
        ink.strokes << drawn(pathOf(glyph.stroke(i), habit, random), habit, hand, random);
    }
    return ink;
}

} // namespace core
