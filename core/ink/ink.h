#pragma once

#include <QList>
#include <QPainterPath>
#include <QPointF>
#include <QString>

#include <optional>

namespace core
{

/// Coordinates beyond this, positive or negative, count as damage and not as ink.
inline constexpr qreal maxInkCoordinate = 1e9;

/// One pen-down to pen-up movement; a single point is a dot.
using Stroke = QList<QPointF>;

/// A drawing as vectors: x to the right, y down, in any unit.
struct Ink {
    QList<Stroke> strokes;
    std::optional<int> label; ///< 0..9, the digit that was meant
    QString writer;           ///< may be empty

    /// True when there is no point at all.
    bool isEmpty() const;

    bool operator==(const Ink&) const = default;
};

/// The smooth curve through a stroke's points, for everything that paints ink: quadratic curves
/// between the middles of neighbouring points. A dot becomes a line of 1e-4 units, because painters
/// do not draw a shorter line.
QPainterPath strokePath(const Stroke& stroke);

} // namespace core
