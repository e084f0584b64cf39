#include "ui/insight/networklayout.h"

#include "core/ink/digitimage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui
{

namespace
{

/// Shares of the width: of the image, and of what lies between the layers.
constexpr double imageShare = 0.2;
constexpr double gapsShare = 0.3;
constexpr int largestPixel = 6;
/// Smaller tiles need each pixel for themselves.
constexpr int leastStepWithGap = 3;

} // namespace

NetworkLayout::NetworkLayout(const QList<int>& layers, QSize room, int outputWidth, int largestTile)
    : m_layers(layers)
    , m_parts(static_cast<std::size_t>(layers.size()))
{
    const int side = core::digitImageSide;
    const int perPixel = std::clamp(
        std::min(static_cast<int>(room.width() * imageShare), room.height()) / side, 1,
        largestPixel);
    Part& image = m_parts.front();
    image = {QRect(0, 0, perPixel * side, perPixel * side), side, {perPixel, perPixel}, 0};
    Part& outputs = m_parts.back();
    const int row = std::min(room.height() / core::digitCount, 2 * largestTile);
    outputs = {QRect(0, 0, outputWidth, row * core::digitCount), 1, {outputWidth, row}, 2};

    // Wide layers get more room, though not in proportion: their tiles may be smaller.
    const int between = room.width() - image.rect.width() - outputWidth;
    double weights = 0;
    for (int layer = 1; layer + 1 < layers.size(); ++layer) {
        weights += std::sqrt(layers[layer]);
    }
    for (int layer = 1; layer + 1 < layers.size(); ++layer) {
        const double share = std::sqrt(layers[layer]) / weights;
        const auto width = static_cast<int>(between * (1 - gapsShare) * share);
        m_parts[static_cast<std::size_t>(layer)] =
            gridIn({width, room.height()}, layers[layer], largestTile);
    }
    const int used =
        std::accumulate(m_parts.begin(), m_parts.end(), 0, [](int sum, const Part& part) {
            return sum + part.rect.width();
        });
    const double gap = static_cast<double>(room.width() - used) /
                       static_cast<double>(std::max<std::size_t>(m_parts.size() - 1, 1));
    double left = 0;
    for (Part& part : m_parts) {
        part.rect.moveTo(static_cast<int>(left), (room.height() - part.rect.height()) / 2);
        left += part.rect.width() + gap;
    }
}

/// The grid with the largest tiles that the room allows.
NetworkLayout::Part NetworkLayout::gridIn(QSize room, int units, int largestTile)
{
    Part best;
    for (int columns = 1; columns <= units; ++columns) {
        const int rows = (units + columns - 1) / columns;
        const int step = std::min({room.width() / columns, room.height() / rows, largestTile});
        if (step > best.step.height()) {
            best.columns = columns;
            best.step = {step, step};
        }
    }
    if (best.step.isEmpty()) { // too many for the room: as high as it is, and too wide
        const int rows = std::clamp(room.height(), 1, units);
        best.columns = (units + rows - 1) / rows;
        best.step = {1, 1};
    }
    const int rows = (units + best.columns - 1) / best.columns;
    best.gap = best.step.height() >= leastStepWithGap ? 1 : 0;
    best.rect = QRect(0, 0, best.columns * best.step.width(), rows * best.step.height());
    return best;
}

QRect NetworkLayout::Part::at(int index) const
{
    return {
        rect.left() + index % columns * step.width(), rect.top() + index / columns * step.height(),
        step.width() - gap, step.height() - gap};
}

QRect NetworkLayout::tile(UnitPlace place) const
{
    return m_parts[static_cast<std::size_t>(place.layer)].at(place.unit);
}

QRect NetworkLayout::pixel(int index) const
{
    return m_parts.front().at(index);
}

std::optional<UnitPlace> NetworkLayout::unitAt(QPoint point) const
{
    for (int layer = 1; layer < m_layers.size(); ++layer) {
        const Part& part = m_parts[static_cast<std::size_t>(layer)];
        if (part.rect.contains(point)) {
            const QPoint inside = point - part.rect.topLeft();
            const UnitPlace place{
                layer,
                inside.y() / part.step.height() * part.columns + inside.x() / part.step.width()};
            return has(place) ? std::optional(place) : std::nullopt;
        }
    }
    return std::nullopt;
}

UnitPlace NetworkLayout::neighbour(UnitPlace place, int columns, int rows) const
{
    const Part& part = m_parts[static_cast<std::size_t>(place.layer)];
    const int column = place.unit % part.columns + columns;
    UnitPlace next{place.layer, place.unit + columns + rows * part.columns};
    const bool isInside = column >= 0 && column < part.columns && next.unit >= 0 && has(next);
    if (isInside || columns == 0) {
        return isInside ? next : place;
    }
    next.layer += columns < 0 ? -1 : 1;
    if (next.layer < 1 || next.layer >= m_layers.size()) {
        return place;
    }
    const Part& other = m_parts[static_cast<std::size_t>(next.layer)];
    const int below = (tile(place).center().y() - other.rect.top()) / other.step.height();
    const int lastRow = (m_layers[next.layer] - 1) / other.columns;
    next.unit =
        std::clamp(below, 0, lastRow) * other.columns + (columns < 0 ? other.columns - 1 : 0);
    next.unit = std::min(next.unit, m_layers[next.layer] - 1);
    return next;
}

} // namespace ui
