#pragma once

#include <QPointF>

#include <vector>

namespace ui
{

/// Positions on screen, sorted into square cells, so that what lies near the mouse is found at
/// once.
class MapGrid
{
public:
    MapGrid() = default;
    explicit MapGrid(const std::vector<QPointF>& positions);

    /// The index of the position nearest to `position`, if one lies within `reach`; else -1.
    int nearest(QPointF position, qreal reach) const;
    /// The indices of all positions within `reach`, rising.
    std::vector<int> within(QPointF position, qreal reach) const;

private:
    struct Entry {
        std::pair<int, int> cell; ///< row, column
        int index = 0;
        QPointF position;
    };

    template <typename Use> void visit(QPointF position, qreal reach, Use use) const;

    std::vector<Entry> m_entries; ///< by cell
};

} // namespace ui
