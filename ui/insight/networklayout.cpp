#include "ui/insight/networklayout.h"

#include "core/ink/digitimage.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

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
constexpr int mostOutputsInFull = 10;

/// How much of the width a layer gets. Wide layers get more room, though not in proportion: their
/// tiles may be smaller. So do maps with many pixels, up to those that are seldom larger.
double weightOf(const core::Shape& layer)
{
    constexpr double more = 1.2;
    return std::sqrt(layer.channels) *
           (layer.isFlat ? 1 : more * std::sqrt(std::min(layer.side, 14)));
}

/// How large a map may be drawn, the largest first: whole device pixels for each of its own, or
/// each device pixel for as many.
QList<int> mapSizes(int side, int largestTile)
{
    const int largest = std::clamp(side * largestTile * 2 / 5, largestTile, largestTile * 14 / 5);
    const int least = std::min(largestTile * 7 / 10, side * leastStepWithGap);
    QList<int> sizes;
    for (int size = largest / side * side; size >= std::max(least, side); size -= side) {
        sizes.append(size);
    }
    for (int parts = 2; side / parts >= least; ++parts) {
        sizes.append(side / parts);
    }
    return sizes.isEmpty() ? QList{side} : sizes;
}

} // namespace

NetworkLayout::NetworkLayout(const QList<core::Shape>& layers, QSize room, const Sizes& sizes)
    : m_layers(layers)
    , m_parts(static_cast<std::size_t>(layers.size()))
{
    const int side = core::digitImageSide;
    const int perPixel = std::clamp(
        std::min(static_cast<int>(room.width() * imageShare), room.height()) / side, 1,
        largestPixel);
    Part& image = m_parts.front();
    image.rect = QRect(0, 0, perPixel * side, perPixel * side);
    image.columns = side;
    image.step = {perPixel, perPixel};
    m_parts.back() = outputsIn(room.height(), layers.back().channels, sizes);

    const int between = room.width() - image.rect.width() - sizes.output;
    double width = between * (1 - gapsShare);
    double weights = 0;
    for (const core::Shape& shape : layers.mid(1, layers.size() - 2)) {
        weights += weightOf(shape);
    }
    // From the outputs on: what tiles leave over is for maps, and those near the image are large.
    for (auto layer = static_cast<int>(layers.size()) - 2; layer > 0; --layer) {
        const core::Shape& shape = layers[layer];
        const QSize part(static_cast<int>(width * weightOf(shape) / weights), room.height());
        Part& placed = m_parts[static_cast<std::size_t>(layer)];
        placed =
            shape.isFlat ? tilesIn(part, shape.channels, sizes.tile) : mapsIn(part, shape, sizes);
        width = std::max(width - placed.rect.width(), 0.0);
        weights -= weightOf(shape);
    }
    const int used =
        std::accumulate(m_parts.begin(), m_parts.end(), 0, [](int sum, const Part& part) {
            return sum + part.rect.width();
        });
    const double gap = static_cast<double>(room.width() - used) /
                       static_cast<double>(std::max<std::size_t>(m_parts.size() - 1, 1));
    double left = 0;
    for (Part& part : m_parts) {
        const int high = part.rect.height() + part.more.height();
        part.rect.moveTo(static_cast<int>(left), (room.height() - high) / 2);
        part.more.moveTo(part.rect.left(), part.rect.bottom() + 1);
        left += part.rect.width() + gap;
    }
}

/// Rows of a line's height at least, if they are more than ten: then not all may have room.
NetworkLayout::Part NetworkLayout::outputsIn(int height, int outputs, const Sizes& sizes)
{
    Part part;
    part.gap = 2;
    part.inSight = outputs;
    int row = std::min(height / outputs, 2 * sizes.tile);
    if (outputs > mostOutputsInFull && row < sizes.line) {
        row = sizes.line;
        part.inSight = std::clamp((height - sizes.line) / row, 1, outputs);
    }
    part.rect = QRect(0, 0, sizes.output, row * part.inSight);
    part.step = {sizes.output, row};
    part.more = QRect(0, 0, sizes.output, part.inSight < outputs ? sizes.line : 0);
    return part;
}

/// The grid with the largest tiles that the room allows.
NetworkLayout::Part NetworkLayout::tilesIn(QSize room, int units, int largestTile)
{
    Part best;
    best.inSight = units;
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
    const int rows = best.rowsOf(units);
    best.gap = best.step.height() >= leastStepWithGap ? 1 : 0;
    best.rect = QRect(0, 0, best.columns * best.step.width(), rows * best.step.height());
    return best;
}

/// The largest maps that all have room, or as many of the smallest ones as have.
NetworkLayout::Part NetworkLayout::mapsIn(QSize room, const core::Shape& maps, const Sizes& sizes)
{
    Part part;
    part.gap = std::max(1, sizes.tile * 3 / 20);
    int rows = 1;
    for (const int size : mapSizes(maps.side, sizes.tile)) {
        const int step = size + part.gap;
        part.step = {step, step};
        part.columns = std::clamp(room.width() / step, 1, maps.channels);
        rows = part.rowsOf(maps.channels);
        if (step <= room.width() && rows * step <= room.height()) {
            break;
        }
    }
    if (rows * part.step.height() > room.height()) {
        rows = std::max(1, (room.height() - sizes.line) / part.step.height());
    }
    const int width = part.columns * part.step.width();
    part.rect = QRect(0, 0, width, rows * part.step.height());
    part.inSight = rows * part.columns;
    part.more = QRect(0, 0, width, part.inSight < maps.channels ? sizes.line : 0);
    return part;
}

QRect NetworkLayout::Part::at(int index) const
{
    return {
        rect.left() + index % columns * step.width(), rect.top() + index / columns * step.height(),
        step.width() - gap, step.height() - gap};
}

QRect NetworkLayout::tile(UnitPlace place) const
{
    const Part& part = m_parts[static_cast<std::size_t>(place.layer)];
    return isInSight(place) ? part.at(place.unit - part.first) : part.more;
}

bool NetworkLayout::isInSight(UnitPlace place) const
{
    const int first = firstInSight(place.layer);
    return place.unit >= first && place.unit < first + countInSight(place.layer);
}

int NetworkLayout::countInSight(int layer) const
{
    const Part& part = m_parts[static_cast<std::size_t>(layer)];
    return std::min(part.inSight, units(layer) - part.first);
}

QRect NetworkLayout::pixel(int index) const
{
    return m_parts.front().at(index);
}

std::optional<int> NetworkLayout::layerAt(int x) const
{
    for (int layer = 1; layer < m_layers.size(); ++layer) {
        const QRect rect = this->layer(layer);
        if (x >= rect.left() && x <= rect.right()) {
            return layer;
        }
    }
    return std::nullopt;
}

std::optional<UnitPlace> NetworkLayout::unitAt(QPoint point) const
{
    const std::optional<int> layer = layerAt(point.x());
    if (!layer || !this->layer(*layer).contains(point)) {
        return std::nullopt;
    }
    const Part& part = m_parts[static_cast<std::size_t>(*layer)];
    const QPoint inside = point - part.rect.topLeft();
    const int row = inside.y() / part.step.height();
    const UnitPlace place{*layer, part.first + row * part.columns + inside.x() / part.step.width()};
    return has(place) ? std::optional(place) : std::nullopt;
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
    const int lastRow = (countInSight(next.layer) - 1) / other.columns;
    next.unit = other.first + std::clamp(below, 0, lastRow) * other.columns +
                (columns < 0 ? other.columns - 1 : 0);
    next.unit = std::min(next.unit, units(next.layer) - 1);
    return next;
}

bool NetworkLayout::scroll(int layer, int rows)
{
    Part& part = m_parts[static_cast<std::size_t>(layer)];
    const int highest = part.rowsOf(units(layer)) - part.rowsOf(part.inSight);
    const int row = std::clamp(part.first / part.columns + rows, 0, std::max(highest, 0));
    const int before = std::exchange(part.first, row * part.columns);
    return part.first != before;
}

bool NetworkLayout::bringIntoSight(UnitPlace place)
{
    const Part& part = m_parts[static_cast<std::size_t>(place.layer)];
    const int row = place.unit / part.columns;
    const int first = part.first / part.columns;
    const int last = first + part.rowsOf(part.inSight) - 1;
    return scroll(place.layer, std::min(row - first, 0) + std::max(row - last, 0));
}

} // namespace ui
