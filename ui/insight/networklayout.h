#pragma once

#include "core/network/architecture.h"

#include <QList>
#include <QRect>

#include <optional>
#include <vector>

namespace ui
{

/// A unit of a network: its layer, counted as in core::Activations, and its place in the layer.
struct UnitPlace {
    int layer = 1;
    int unit = 0;

    bool operator==(const UnitPlace&) const = default;
};

/// Where the parts of a network stand in a picture of it, from left to right: the image, each
/// hidden layer's units as rows of square tiles, the outputs below each other. A channel's tile is
/// its feature map, as many whole device pixels for each of the map's as the room allows. Where not
/// all channels, or more than ten outputs, have room, some rows of them are in sight, at first
/// those with the lowest numbers, and a line below says how many more there are. All in whole
/// device pixels, so that tiles of one layer are equally large at any pixel ratio.
class NetworkLayout
{
public:
    /// What the parts need, in device pixels.
    struct Sizes {
        int output = 100; ///< how wide an output is
        int tile = 20;    ///< the largest tile of a linear unit
        int line = 16;    ///< how high a line of text is
    };

    NetworkLayout() = default;
    /// `layers` are those of core::unitShapes(), the image and the outputs included.
    NetworkLayout(const QList<core::Shape>& layers, QSize room, const Sizes& sizes);

    const QList<core::Shape>& layers() const { return m_layers; }
    QRect image() const { return m_parts.front().rect; }
    /// All of a layer from 1 on.
    QRect layer(int index) const { return m_parts[static_cast<std::size_t>(index)].rect; }
    /// A unit's tile, or the row of an output; for a unit out of sight, more().
    QRect tile(UnitPlace place) const;
    bool isInSight(UnitPlace place) const;
    /// The units of a layer that are in sight: from the first one on, so many.
    int firstInSight(int layer) const { return m_parts[static_cast<std::size_t>(layer)].first; }
    int countInSight(int layer) const;
    /// The line that tells of units out of sight; empty if there are none.
    QRect more(int layer) const { return m_parts[static_cast<std::size_t>(layer)].more; }
    /// The square of one of the image's pixels.
    QRect pixel(int index) const;
    /// The layer that stands so far from the left edge.
    std::optional<int> layerAt(int x) const;
    std::optional<UnitPlace> unitAt(QPoint point) const;
    /// The unit that is a column or a row away; beside a layer's last or first one, the next
    /// layer's nearest unit. The same one where there is none.
    UnitPlace neighbour(UnitPlace place, int columns, int rows) const;

    /// Brings other rows into sight. Return whether anything has moved.
    bool scroll(int layer, int rows);
    bool bringIntoSight(UnitPlace place);

private:
    /// Units in rows of `columns`.
    struct Part {
        QRect rect;
        int columns = 1;
        QSize step; ///< from one unit to the next; a gap included
        int gap = 0;
        int first = 0;   ///< unit in sight
        int inSight = 0; ///< so many from there on have room
        QRect more;

        int rowsOf(int units) const { return (units + columns - 1) / columns; }
        QRect at(int index) const; ///< `index` is counted from the first one in sight
    };

    static Part outputsIn(int height, int outputs, const Sizes& sizes);
    static Part tilesIn(QSize room, int units, int largestTile);
    static Part mapsIn(QSize room, const core::Shape& maps, const Sizes& sizes);
    int units(int layer) const { return m_layers[layer].channels; }
    bool has(UnitPlace place) const { return place.unit < units(place.layer); }

    QList<core::Shape> m_layers;
    std::vector<Part> m_parts;
};

} // namespace ui
