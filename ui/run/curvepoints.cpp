#include "ui/run/curvepoints.h"

#include "ui/run/chartscale.h"

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

bool liesBefore(const QPointF& point, double x)
{
    return point.x() < x;
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

QList<QPointF> errorLogPoints(const QList<QPointF>& accuracy)
{
    QList<QPointF> result = accuracy;
    for (QPointF& point : result) {
        point.setY(logPlace(100 - point.y()));
    }
    return result;
}

QList<QPointF> logPoints(const QList<QPointF>& points)
{
    QList<QPointF> result = points;
    for (QPointF& point : result) {
        point.setY(logPlace(point.y()));
    }
    return result;
}

QList<QPointF> smoothed(const QList<QPointF>& points, double width)
{
    QList<QPointF> result = points;
    auto first = points.begin(); // of those around the point
    auto last = points.begin();  // the one after them
    double sum = 0;
    for (QPointF& point : result) {
        const double x = point.x();
        const double reach =
            std::min({width / 2, x - points.first().x(), points.last().x() - x}) + 1e-9;
        for (; last != points.end() && last->x() <= x + reach; ++last) {
            sum += last->y();
        }
        for (; first->x() < x - reach; ++first) {
            sum -= first->y();
        }
        point.setY(sum / static_cast<double>(last - first));
    }
    return result;
}

QList<QPointF> within(const QList<QPointF>& points, double begin, double end)
{
    auto first = std::lower_bound(points.begin(), points.end(), begin, liesBefore);
    auto last = std::lower_bound(first, points.end(), end, liesBefore);
    first -= first == points.begin() ? 0 : 1;
    last += last == points.end() ? 0 : 1;
    return points.mid(first - points.begin(), last - first);
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
