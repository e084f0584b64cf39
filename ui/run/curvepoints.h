#pragma once

#include "core/training/curve.h"

#include <QList>
#include <QPointF>

namespace ui
{

/// Points for a plot: x in epochs, y as it is or in per cent. What is not finite is left out.
QList<QPointF> lossPoints(const QList<core::CurvePoint>& points);
QList<QPointF> accuracyPoints(const QList<core::CurvePoint>& points);

/// At most `maxPoints` (4 or more) that show the same curve: first, last, and of each stretch
/// between them the lowest and the highest, so that no peak is lost.
QList<QPointF> thinned(const QList<QPointF>& points, qsizetype maxPoints);

/// The point whose epoch is nearest; `points` must not be empty.
const core::CurvePoint& nearestPoint(const QList<core::CurvePoint>& points, double epoch);

} // namespace ui
