#include "core/base/random.h"
#include "ui/insight/mapcamera.h"
#include "ui/insight/mapgrid.h"

#include <QTest>

#include <cmath>
#include <limits>

using ui::MapCamera;
using ui::MapGrid;

class TstMapGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPlainLoops()
    {
        core::Random random(1);
        std::vector<QPointF> positions(500);
        for (QPointF& each : positions) {
            each = {double(random.uniform(-20, 300)), double(random.uniform(-20, 200))};
        }
        const MapGrid grid(positions);
        for (int i = 0; i < 300; ++i) {
            const QPointF at(double(random.uniform(-40, 320)), double(random.uniform(-40, 220)));
            int nearest = -1;
            double least = 12;
            std::vector<int> near;
            for (int j = 0; j < int(positions.size()); ++j) {
                const QPointF way = positions[std::size_t(j)] - at;
                const double distance = std::hypot(way.x(), way.y());
                if (distance < least) {
                    least = distance;
                    nearest = j;
                }
                if (distance <= 24) {
                    near.push_back(j);
                }
            }
            QCOMPARE(grid.nearest(at, 12), nearest);
            QCOMPARE(grid.within(at, 24), near);
        }
    }

    void hasNoneWithoutPositions()
    {
        QCOMPARE(MapGrid().nearest({3, 3}, 10), -1);
        const double none = std::numeric_limits<double>::infinity();
        QCOMPARE(MapGrid({{none, none}, {1, 2}}).nearest({3, 3}, 10), 1);
    }

    void allIsSeenAtFirst()
    {
        const MapCamera camera = wide();
        for (const QPointF corner : {QPointF(-2, -1), QPointF(4, 5)}) {
            QVERIFY(QRectF(0, 0, 400, 200).contains(camera.position(corner)));
        }
        QCOMPARE(camera.position({1, 2}), QPointF(200, 100));
    }

    /// The view is twice as wide, so it is stretched, but not more than that.
    void stretchesNoFurtherThanTwice()
    {
        MapCamera camera = wide();
        camera.setSize({2000, 200});
        const QPointF unit = camera.position({2, 3}) - camera.position({1, 2});
        QVERIFY(std::abs(unit.x() - 2 * unit.y()) < 1e-9);
    }

    void whatIsUnderTheMouseStaysThereInAZoom()
    {
        MapCamera camera = wide();
        const QPointF place(3, 4);
        const QPointF at = camera.position(place);
        camera.zoom(4, at);
        QVERIFY((camera.position(place) - at).manhattanLength() < 1e-9);
        camera.move({10, -7});
        QVERIFY((camera.position(place) - at - QPointF(10, -7)).manhattanLength() < 1e-9);
        camera.lookAt({0, 0});
        QCOMPARE(camera.position({0, 0}), QPointF(200, 100));
        camera.zoom(0.01, {});
        QCOMPARE(camera.position({1, 2}), QPointF(200, 100)); // all of it again
        camera.move({50, 50});
        QCOMPARE(camera.position({1, 2}), QPointF(200, 100));
    }

    void onePlaceIsInTheMiddle()
    {
        MapCamera camera;
        camera.setSize({400, 200});
        camera.setBounds({3, 3, 0, 0});
        QCOMPARE(camera.position({3, 3}), QPointF(200, 100));
    }

private:
    static MapCamera wide()
    {
        MapCamera camera;
        camera.setSize({400, 200});
        camera.setBounds({-2, -1, 6, 6});
        return camera;
    }
};

QTEST_GUILESS_MAIN(TstMapGrid)
#include "tst_mapgrid.moc"
