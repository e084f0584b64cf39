#pragma once

#include "core/base/classes.h"
#include "ui/insight/mappoint.h"

#include <QFont>
#include <QImage>
#include <QPalette>

namespace ui
{

/// How a map's points are painted.
struct MapPaint {
    core::Classes classes; ///< of the points
    QSize size;            ///< in logical pixels
    qreal ratio = 1;       ///< device pixels per logical one
    QPalette palette;
    QFont font;
};

/// The radius of a point's disc, in logical pixels: the more points, the smaller.
qreal mapPointRadius(std::size_t points);

/// Points as discs in their classes' colours, what is misread ringed and on top, and each class's
/// name in the midst of its images. `positions` are those of the points on the picture, in
/// logical pixels. If some are chosen, the others are pale; `chosen` is empty or has one for each
/// point. The discs' pixels are set one by one: QPainter hands
/// transparent fills to other threads, which a training run keeps busy.
QImage mapPicture(
    const std::vector<MapPoint>& points, const std::vector<QPointF>& positions,
    const std::vector<bool>& chosen, const MapPaint& paint);

} // namespace ui
