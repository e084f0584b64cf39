#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace ui
{

/// What part of a map is seen, and how large. Places have the map's own unit, positions are logical
/// pixels of a view. One direction may be stretched, up to twice as far as the other, where the
/// view has the room.
class MapCamera
{
public:
    void setSize(QSizeF size) { m_size = size; }
    /// What is all to be seen where nothing is zoomed.
    void setBounds(const QRectF& bounds) { m_bounds = bounds; }
    const QRectF& bounds() const { return m_bounds; }

    QPointF position(QPointF place) const;
    /// Enlarges, or shrinks back, so that what is seen at `position` stays there.
    void zoom(qreal factor, QPointF position);
    /// Moves the plane by so many pixels; not where all of it is seen.
    void move(QPointF way);
    /// Brings a place into the middle.
    void lookAt(QPointF place);
    void showAll();

private:
    QPointF scale() const;
    QPointF middle() const { return {m_size.width() / 2, m_size.height() / 2}; }

    QSizeF m_size;
    QRectF m_bounds;
    qreal m_zoom = 1;
    QPointF m_offset; ///< of what is in the middle from the bounds' middle
};

} // namespace ui
