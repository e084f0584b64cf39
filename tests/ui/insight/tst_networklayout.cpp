#include "ui/insight/networklayout.h"

#include <QTest>

using ui::NetworkLayout;
using ui::UnitPlace;

class TstNetworkLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasAPlaceForEveryUnit_data()
    {
        QTest::addColumn<QList<int>>("layers");
        QTest::addColumn<QSize>("room");
        QTest::addRow("shipped, small") << QList<int>{784, 1024, 512, 10} << QSize(330, 170);
        QTest::addRow("shipped, large") << QList<int>{784, 1024, 512, 10} << QSize(1400, 900);
        QTest::addRow("tutorial") << QList<int>{784, 256, 128, 64, 10} << QSize(500, 300);
        QTest::addRow("one unit") << QList<int>{784, 1, 10} << QSize(500, 300);
        QTest::addRow("too many for the room")
            << (QList<int>{784} + QList<int>(8, 4096) + QList<int>{10}) << QSize(300, 150);
    }

    void hasAPlaceForEveryUnit()
    {
        QFETCH(QList<int>, layers);
        QFETCH(QSize, room);
        const NetworkLayout layout(layers, room, 100, 20);
        const bool isTooSmall = layers[1] == 4096;
        int right = layout.image().right();
        for (int layer = 1; layer < layers.size(); ++layer) {
            QVERIFY(isTooSmall || layout.layer(layer).left() > right);
            right = layout.layer(layer).right();
            QVERIFY(layout.layer(layer).top() >= 0);
            QVERIFY(layout.layer(layer).height() <= room.height());
            for (int unit = 0; unit < layers[layer]; ++unit) {
                const QRect tile = layout.tile({layer, unit});
                QVERIFY(!tile.isEmpty() && layout.layer(layer).contains(tile));
                QVERIFY(isTooSmall || layout.unitAt(tile.center()) == (UnitPlace{layer, unit}));
            }
        }
        QVERIFY(isTooSmall || right <= room.width());
        QVERIFY(layout.image().contains(layout.pixel(783)));
        QVERIFY(!layout.unitAt({-1, -1}));
        QVERIFY(!layout.unitAt(layout.image().center()));
    }

    /// From any unit, arrows reach the image's side and the outputs, and never leave the network.
    void neighboursLeadThroughAllLayers()
    {
        const QList<int> layers{784, 50, 33, 10};
        const NetworkLayout layout(layers, {600, 300}, 100, 20);
        UnitPlace place{1, 49};
        for (int step = 0; step < 100; ++step) {
            place = layout.neighbour(place, 1, 0);
            QVERIFY(place.unit >= 0 && place.unit < layers[place.layer]);
        }
        QCOMPARE(place.layer, 3);
        for (int step = 0; step < 100; ++step) {
            place = layout.neighbour(place, -(step % 2), 1 - step % 2);
            QVERIFY(place.unit >= 0 && place.unit < layers[place.layer]);
        }
        QCOMPARE(place.layer, 1);
    }
};

QTEST_APPLESS_MAIN(TstNetworkLayout)
#include "tst_networklayout.moc"
