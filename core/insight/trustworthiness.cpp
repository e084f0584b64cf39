#include "core/insight/trustworthiness.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/insight/rowdistances.h"

#include <algorithm>
#include <numeric>

namespace core
{

namespace
{

/// The points of one product: enough for full speed, few enough to stop soon.
constexpr qsizetype pointsAtOnce = 100;

/// The `count` points nearest to one of them on the map.
class MapNeighbours
{
public:
    MapNeighbours(const std::vector<QPointF>& places, int count)
        : m_places(places)
        , m_count(count)
        , m_distances(places.size())
        , m_order(places.size() - 1)
    {
    }

    std::span<const qsizetype> of(qsizetype point)
    {
        const QPointF middle = m_places[static_cast<std::size_t>(point)];
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const QPointF way = m_places[i] - middle;
            m_distances[i] = QPointF::dotProduct(way, way);
        }
        std::iota(m_order.begin(), m_order.begin() + point, qsizetype{0});
        std::iota(m_order.begin() + point, m_order.end(), point + 1);
        std::ranges::nth_element(m_order, m_order.begin() + m_count, {}, [this](qsizetype i) {
            return std::pair(m_distances[static_cast<std::size_t>(i)], i);
        });
        return {m_order.data(), static_cast<std::size_t>(m_count)};
    }

private:
    const std::vector<QPointF>& m_places;
    int m_count;
    std::vector<double> m_distances;
    std::vector<qsizetype> m_order;
};

/// 1 for the nearest row to `from`; `distances` are those from it.
qsizetype rankOf(qsizetype row, qsizetype from, std::span<const float> distances)
{
    const float distance = distances[static_cast<std::size_t>(row)];
    qsizetype nearer = 0;
    const auto count = static_cast<qsizetype>(distances.size());
    for (qsizetype i = 0; i < row; ++i) {
        nearer += distances[static_cast<std::size_t>(i)] <= distance;
    }
    for (qsizetype i = row + 1; i < count; ++i) {
        nearer += distances[static_cast<std::size_t>(i)] < distance;
    }
    const float own = distances[static_cast<std::size_t>(from)];
    const bool isCounted = from < row ? own <= distance : own < distance;
    return nearer - (isCounted ? 1 : 0) + 1;
}

} // namespace

Result<double> trustworthiness(
    const Rows& rows, const std::vector<QPointF>& places, int neighbours, qsizetype most,
    const std::stop_token& stop)
{
    if (neighbours < 1 || rows.count <= 2 * static_cast<qsizetype>(neighbours)) {
        return Error{Tr::tr("expected more than %1 points for %2 neighbours of each, found %3")
                         .arg(2 * neighbours)
                         .arg(neighbours)
                         .arg(rows.count)};
    }
    return guarded([&]() -> Result<double> {
        const std::vector<qsizetype> points = evenlySpread(rows.count, most);
        RowDistances distances(rows, pointsAtOnce);
        MapNeighbours onMap(places, neighbours);
        double intruders = 0;
        for (std::size_t first = 0; first < points.size(); first += pointsAtOnce) {
            if (stop.stop_requested()) {
                return Error{Tr::tr("The map of the images was stopped")};
            }
            const auto part = std::span(points).subspan(
                first, std::min<std::size_t>(pointsAtOnce, points.size() - first));
            distances.compute(part);
            for (std::size_t i = 0; i < part.size(); ++i) {
                for (const qsizetype other : onMap.of(part[i])) {
                    const qsizetype rank =
                        rankOf(other, part[i], distances.of(static_cast<qsizetype>(i)));
                    intruders += static_cast<double>(std::max<qsizetype>(rank - neighbours, 0));
                }
            }
        }
        const double worst = static_cast<double>(points.size()) * neighbours *
                             static_cast<double>(2 * rows.count - 3 * neighbours - 1) / 2;
        return 1 - intruders / worst;
    });
}

} // namespace core
