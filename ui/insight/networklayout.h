#pragma once

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
/// hidden layer's units as rows of square tiles, the ten outputs below each other. All in whole
/// device pixels, so that tiles of one layer are equally large at any pixel ratio.
class NetworkLayout
{
public:
    NetworkLayout() = default;
    /// `layers` are the units of each, the image's and the outputs' included. `outputWidth` is what
    /// an output needs; no tile is wider than `largestTile`.
    NetworkLayout(const QList<int>& layers, QSize room, int outputWidth, int largestTile);

    const QList<int>& layers() const { return m_layers; }
    QRect image() const { return m_parts.front().rect; }
    /// All of a layer from 1 on.
    QRect layer(int index) const { return m_parts[static_cast<std::size_t>(index)].rect; }
    /// A unit's tile, or the row of an output.
    QRect tile(UnitPlace place) const;
    /// The square of one of the image's pixels.
    QRect pixel(int index) const;
    /// How far apart the tiles of a layer are.
    int step(int layer) const { return m_parts[static_cast<std::size_t>(layer)].step.height(); }
    std::optional<UnitPlace> unitAt(QPoint point) const;
    /// The unit that is a column or a row away; beside a layer's last or first one, the next
    /// layer's nearest unit. The same one where there is none.
    UnitPlace neighbour(UnitPlace place, int columns, int rows) const;

private:
    /// Units in rows of `columns`.
    struct Part {
        QRect rect;
        int columns = 1;
        QSize step; ///< from one unit to the next; a gap included
        int gap = 0;

        QRect at(int index) const;
    };

    static Part gridIn(QSize room, int units, int largestTile);
    bool has(UnitPlace place) const { return place.unit < m_layers[place.layer]; }

    QList<int> m_layers;
    std::vector<Part> m_parts;
};

} // namespace ui
