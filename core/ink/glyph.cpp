#include "core/ink/glyph.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core
{

namespace
{

constexpr qreal middle = 50;

/// The point at `t`, 0 to 1, between b and c on the Catmull-Rom spline through a, b, c, d.
QPointF onSpline(QPointF a, QPointF b, QPointF c, QPointF d, qreal t)
{
    return 0.5 * (2 * b + t * (c - a) + t * t * (2 * a - 5 * b + 4 * c - d) +
                  t * t * t * (3 * (b - c) + d - a));
}

/// Points along the stroke, `steps` for each pair of its own.
Stroke sampled(const Glyph::Part& stroke, int steps)
{
    const Stroke& points = stroke.points;
    const auto at = [&](qsizetype i) {
        return points[std::clamp<qsizetype>(i, 0, points.size() - 1)];
    };
    Stroke result{points.first()};
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        for (int step = 1; step <= steps; ++step) {
            const qreal t = static_cast<qreal>(step) / steps;
            result
                << (stroke.isSmooth ? onSpline(at(i - 1), at(i), at(i + 1), at(i + 2), t)
                                    : at(i) * (1 - t) + at(i + 1) * t);
        }
    }
    return result;
}

/// A slow wave through the whole drawing, in one direction.
class Wave
{
public:
    Wave(qreal height, Random& random)
        : m_height(height * random.normal() / 2)
        , m_frequency(random.uniform(0.5F, 1.5F) * 2 * std::numbers::pi / 100)
        , m_phase(random.uniform(0, 2 * std::numbers::pi_v<float>))
    {
    }

    qreal at(qreal place) const { return m_height * std::sin(m_frequency * place + m_phase); }

private:
    qreal m_height;
    qreal m_frequency;
    qreal m_phase;
};

/// What is done to every point of one drawing.
class Hand
{
public:
    Hand(const GlyphVariation& variation, Random& random)
        : m_across(variation.waveHeight, random)
        , m_down(variation.waveHeight, random)
        , m_width(random.uniform(variation.narrowest, variation.widest))
        , m_lean(random.uniform(-variation.leanLeft, variation.leanRight))
        , m_angle(random.uniform(-variation.turn, variation.turn) * std::numbers::pi / 180)
    {
    }

    QPointF moved(QPointF point) const
    {
        const QPointF bent(
            point.x() + m_across.at(point.y()) - middle, point.y() + m_down.at(point.x()) - middle);
        const QPointF leaning(bent.x() * m_width - m_lean * bent.y(), bent.y());
        return {
            leaning.x() * std::cos(m_angle) - leaning.y() * std::sin(m_angle),
            leaning.x() * std::sin(m_angle) + leaning.y() * std::cos(m_angle)};
    }

private:
    Wave m_across;
    Wave m_down;
    qreal m_width;
    qreal m_lean;
    qreal m_angle;
};

/// Points that lay together in the glyph, where one stroke goes on from another, stay together.
void jitter(QList<Glyph::Part>& strokes, float sigma, Random& random)
{
    QPointF before(-1000, 0);
    QPointF offset;
    for (Glyph::Part& stroke : strokes) {
        for (QPointF& point : stroke.points) {
            if (point != before) {
                before = point;
                offset = {sigma * random.normal(), sigma * random.normal()};
            }
            point += offset;
        }
    }
}

} // namespace

Glyph::Glyph(const char* text)
{
    const QStringList strokes = QString::fromLatin1(text).split(';', Qt::SkipEmptyParts);
    for (const QString& stroke : strokes) {
        QStringList words = stroke.split(' ', Qt::SkipEmptyParts);
        Part part{words.takeFirst() == u"S", {}};
        for (const QString& word : words) {
            part.points << QPointF(
                word.section(',', 0, 0).toDouble(), word.section(',', 1).toDouble());
        }
        m_parts << part;
    }
}

Ink drawGlyph(const Glyph& glyph, const GlyphVariation& variation, Random& random)
{
    constexpr int fineSteps = 5;
    QList<Glyph::Part> strokes = glyph.parts();
    jitter(strokes, variation.pointSigma * random.uniform(0.4F, 1.4F), random);
    const int steps = random.chance(variation.coarseShare) ? 2 : fineSteps;
    const Hand hand(variation, random);
    Ink ink;
    for (const Glyph::Part& stroke : strokes) {
        Stroke points = sampled(stroke, steps);
        std::transform(points.begin(), points.end(), points.begin(), [&](QPointF point) {
            return hand.moved(point);
        });
        ink.strokes << points;
    }
    return ink;
}

} // namespace core
