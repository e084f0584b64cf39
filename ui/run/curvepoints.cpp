#include "ui/run/curvepoints.h"

#include <algorithm>
#include <cmath>

namespace ui
{
using core::CurvePoint;

namespace
{

bool earlier(const CurvePoint& a, const CurvePoint& b)
{
    return a.epoch < b.epoch;
}

QList<QPointF>
finitePoints(const QList<CurvePoint>& points, double core::Score::*measure, double scale)
{
    QList<QPointF> result;
    result.reserve(points.size());
    for (const CurvePoint& point : points) {
        const double value = point.score.*measure;
        if (std::isfinite(value)) {
            result.append({point.epoch, value * scale});
        }
    }
    return result;
}

} // namespace

QList<QPointF> lossPoints(const QList<CurvePoint>& points)
{
    return finitePoints(points, &core::Score::loss, 1);
}

QList<QPointF> accuracyPoints(const QList<CurvePoint>& points)
{
    return finitePoints(points, &core::Score::accuracy, 100);
}

QList<QPointF> thinned(const QList<QPointF>& points, qsizetype maxPoints)
{
    if (points.size() <= maxPoints || maxPoints < 4) {
        return points;
    }
    QList<QPointF> result;
    result.reserve(maxPoints);
    result.append(points.first());
    const auto inner = points.begin() + 1;
    const qsizetype innerCount = points.size() - 2;
    const qsizetype stretches = (maxPoints - 2) / 2;
    for (qsizetype i = 0; i < stretches; ++i) {
        auto [low, high] = std::minmax_element(
            inner + i * innerCount / stretches, inner + (i + 1) * innerCount / stretches,
            [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
        result.append(*std::min(low, high));
        if (low != high) {
            result.append(*std::max(low, high));
        }
    }
    result.append(points.last());
    return result;
}

const CurvePoint& nearestPoint(const QList<CurvePoint>& points, double epoch)
{
    const auto after =
        std::lower_bound(points.begin(), points.end(), CurvePoint{epoch, {}}, earlier);
    if (after == points.begin()) {
        return points.first();
    }
    if (after == points.end()) {
        return points.last();
    }
    const auto before = after - 1;
    return epoch - before->epoch < after->epoch - epoch ? *before : *after;
}

} // namespace ui
