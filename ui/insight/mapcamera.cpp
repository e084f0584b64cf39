#include "ui/insight/mapcamera.h"

#include <algorithm>

namespace ui
{

namespace
{

constexpr qreal margin = 14;
constexpr qreal mostZoom = 60;
constexpr qreal leastSide = 1e-9; ///< of the bounds: all points may lie at one place
constexpr qreal mostStretch = 2;

QPointF times(QPointF a, QPointF b)
{
    return {a.x() * b.x(), a.y() * b.y()};
}

QPointF parted(QPointF a, QPointF b)
{
    return {a.x() / b.x(), a.y() / b.y()};
}

} // namespace

/// Logical pixels for a unit of the map, across and down.
QPointF MapCamera::scale() const
{
    const auto fit = [](qreal room, qreal side) {
        return std::max<qreal>(1, room - 2 * margin) / std::max(side, leastSide);
    };
    const qreal across = fit(m_size.width(), m_bounds.width());
    const qreal down = fit(m_size.height(), m_bounds.height());
    return m_zoom *
           QPointF(std::min(across, mostStretch * down), std::min(down, mostStretch * across));
}

QPointF MapCamera::position(QPointF place) const
{
    return middle() + times(place - m_bounds.center() - m_offset, scale());
}

void MapCamera::zoom(qreal factor, QPointF position)
{
    const QPointF before = scale();
    m_zoom = std::clamp<qreal>(m_zoom * factor, 1, mostZoom);
    m_offset += parted(position - middle(), before) - parted(position - middle(), scale());
    if (m_zoom <= 1) {
        showAll();
    }
}

void MapCamera::move(QPointF way)
{
    if (m_zoom > 1) {
        m_offset -= parted(way, scale());
    }
}

void MapCamera::lookAt(QPointF place)
{
    m_offset = place - m_bounds.center();
}

void MapCamera::showAll()
{
    m_zoom = 1;
    m_offset = {};
}

} // namespace ui
