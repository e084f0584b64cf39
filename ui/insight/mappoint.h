#pragma once

#include <QPointF>

#include <memory>
#include <vector>

namespace ui
{

/// An image on a map.
struct MapPoint {
    QPointF place; ///< in the map's own unit
    qsizetype image = 0;
    int label = 0;
    int readAs = 0;

    bool isMisread() const { return label != readAs; }
};

using MapPoints = std::shared_ptr<const std::vector<MapPoint>>;

} // namespace ui
