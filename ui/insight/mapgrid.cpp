#include "ui/insight/mapgrid.h"

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr qreal cellSide = 16;

int cellOf(qreal coordinate)
{
    return static_cast<int>(std::floor(std::clamp(coordinate, -1e6, 1e6) / cellSide));
}

} // namespace

MapGrid::MapGrid(const std::vector<QPointF>& positions)
{
    m_entries.reserve(positions.size());
    for (const QPointF& position : positions) {
        const std::pair cell(cellOf(position.y()), cellOf(position.x()));
        m_entries.push_back({cell, static_cast<int>(m_entries.size()), position});
    }
    std::ranges::sort(
        m_entries, {}, [](const Entry& each) { return std::pair(each.cell, each.index); });
}

/// Calls `use` with the index of each position within `reach` and its squared distance.
template <typename Use> void MapGrid::visit(QPointF position, qreal reach, Use use) const
{
    for (int row = cellOf(position.y() - reach); row <= cellOf(position.y() + reach); ++row) {
        const std::pair first(row, cellOf(position.x() - reach));
        const std::pair last(row, cellOf(position.x() + reach));
        auto entry = std::ranges::lower_bound(m_entries, first, {}, &Entry::cell);
        for (; entry != m_entries.end() && entry->cell <= last; ++entry) {
            const QPointF way = entry->position - position;
            const qreal square = QPointF::dotProduct(way, way);
            if (square <= reach * reach) {
                use(entry->index, square);
            }
        }
    }
}

int MapGrid::nearest(QPointF position, qreal reach) const
{
    int nearest = -1;
    qreal least = 0;
    visit(position, reach, [&](int index, qreal square) {
        if (nearest < 0 || square < least) {
            nearest = index;
            least = square;
        }
    });
    return nearest;
}

std::vector<int> MapGrid::within(QPointF position, qreal reach) const
{
    std::vector<int> found;
    visit(position, reach, [&found](int index, qreal) { found.push_back(index); });
    std::ranges::sort(found);
    return found;
}

} // namespace ui
