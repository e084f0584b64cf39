#pragma once

#include "core/training/curve.h"

#include <QList>
#include <QPointF>

namespace ui
{

/// Points for a plot: x in epochs, y as it is or in per cent. What is not finite is left out.
QList<QPointF> lossPoints(const QList<core::CurvePoint>& points);
QList<QPointF> accuracyPoints(const QList<core::CurvePoint>& points);

/// Points of an accuracy in per cent, as points of the error on a logarithmic axis; and those of
/// any measure on one. See logPlace().
QList<QPointF> errorLogPoints(const QList<QPointF>& accuracy);
QList<QPointF> logPoints(const QList<QPointF>& points);

/// Each point at the mean of those around it that lie at most half of `width` away, and no farther
/// than the nearer end of the line: so that the mean does not lag, and ends with the line.
QList<QPointF> smoothed(const QList<QPointF>& points, double width);

/// The points from x to x, and the one on either side, to which the line goes on.
QList<QPointF> within(const QList<QPointF>& points, double begin, double end);

/// At most `maxPoints` (4 or more) that show the same curve: first, last, and of each stretch
/// between them the lowest and the highest, so that no peak is lost.
QList<QPointF> thinned(const QList<QPointF>& points, qsizetype maxPoints);

/// The point whose epoch is nearest; `points` must not be empty.
const core::CurvePoint& nearestPoint(const QList<core::CurvePoint>& points, double epoch);

} // namespace ui
