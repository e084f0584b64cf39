#include "ui/insight/networklayout.h"

#include <QTest>

using ui::NetworkLayout;
using ui::UnitPlace;

namespace
{

const NetworkLayout::Sizes sizes{.output = 100, .tile = 20, .line = 16};

/// Layers of linear units.
QList<core::Shape> flat(const QList<int>& units)
{
    QList<core::Shape> layers;
    for (const int each : units) {
        layers.append({each, 1, true});
    }
    return layers;
}

/// Three convolutional stages and a linear one.
QList<core::Shape> convolutional()
{
    return {{784, 1, true}, {32, 14, false}, {64, 7, false},
            {96, 3, false}, {128, 1, true},  {10, 1, true}};
}

} // namespace

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
        const NetworkLayout layout(flat(layers), room, sizes);
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
        const NetworkLayout layout(flat(layers), {600, 300}, sizes);
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

    void mapsHaveWholePixels_data()
    {
        QTest::addColumn<QSize>("room");
        QTest::addRow("small") << QSize(330, 170);
        QTest::addRow("wide") << QSize(660, 330);
        QTest::addRow("large") << QSize(1400, 900);
        QTest::addRow("hardly any") << QSize(150, 20);
    }

    void mapsHaveWholePixels()
    {
        QFETCH(QSize, room);
        const QList<core::Shape> layers = convolutional();
        const NetworkLayout layout(layers, room, sizes);
        for (int layer = 1; layer <= 3; ++layer) {
            const int count = layout.countInSight(layer);
            QVERIFY(count >= 1);
            QCOMPARE(count == layers[layer].channels, layout.more(layer).isEmpty());
            QVERIFY(
                room.height() < 100 ||
                (layout.layer(layer).top() >= 0 &&
                 layout.layer(layer).height() + layout.more(layer).height() <= room.height()));
            for (int unit = 0; unit < count; ++unit) {
                const QRect tile = layout.tile({layer, unit});
                QCOMPARE(tile.width(), tile.height());
                QVERIFY(
                    tile.width() % layers[layer].side == 0 ||
                    layers[layer].side / tile.width() > 0);
                QVERIFY(layout.layer(layer).contains(tile));
                QVERIFY(
                    room.width() < 200 || layout.unitAt(tile.center()) == (UnitPlace{layer, unit}));
            }
            QCOMPARE(layout.tile({layer, layers[layer].channels}), layout.more(layer));
        }
        QVERIFY(room.width() < 200 || layout.layer(5).right() <= room.width());
    }

    void thereIsRoomForAllInALargeWindow()
    {
        const NetworkLayout layout(convolutional(), {1400, 900}, sizes);
        for (int layer = 1; layer <= 3; ++layer) {
            QVERIFY(layout.more(layer).isEmpty());
            QVERIFY(layout.tile({layer, 0}).width() >= 20);
        }
    }

    /// Maps of any size that a network can have.
    void mapsOfAnySizeHaveAPlace()
    {
        for (const int side : {1, 2, 5, 13, 28, 84}) {
            for (const int channels : {1, 8, 512}) {
                const NetworkLayout layout(
                    {{784, 1, true}, {channels, side, false}, {10, 1, true}}, {330, 170}, sizes);
                QVERIFY(layout.countInSight(1) >= 1);
                QVERIFY(layout.layer(1).height() + layout.more(1).height() <= 170);
                QVERIFY(layout.layer(1).left() > layout.image().right());
                QVERIFY(layout.layer(1).right() < layout.layer(2).left());
                QVERIFY(!layout.tile({1, 0}).isEmpty());
            }
        }
    }

    void otherRowsComeIntoSight()
    {
        NetworkLayout layout(convolutional(), {330, 170}, sizes);
        const int count = layout.countInSight(2);
        QVERIFY(count < 64);
        QVERIFY(!layout.isInSight({2, 63}));
        QVERIFY(layout.bringIntoSight({2, 63}));
        QVERIFY(layout.isInSight({2, 63}) && !layout.isInSight({2, 0}));
        QVERIFY(!layout.bringIntoSight({2, 63}));
        const QRect last = layout.tile({2, 63});
        QCOMPARE(layout.unitAt(last.center()), (UnitPlace{2, 63}));
        QVERIFY(!layout.scroll(2, 1)); // there is no row below
        QVERIFY(layout.scroll(2, -1000));
        QCOMPARE(layout.firstInSight(2), 0);
        QCOMPARE(layout.countInSight(2), count);
        QVERIFY(layout.scroll(2, 1));
        QVERIFY(layout.firstInSight(2) > 0);
        QVERIFY(!layout.scroll(4, 1)); // all of them are in sight
    }

    void manyOutputsAreScrolled()
    {
        NetworkLayout layout(flat({784, 20, 62}), {330, 170}, sizes);
        QCOMPARE(layout.countInSight(2), (170 - 16) / 16);
        QCOMPARE(layout.tile({2, 0}).height(), 16 - 2);
        QVERIFY(!layout.more(2).isEmpty());
        QVERIFY(layout.layer(2).height() + layout.more(2).height() <= 170);
        QVERIFY(!layout.isInSight({2, 61}));
        QVERIFY(layout.bringIntoSight({2, 61}));
        QCOMPARE(layout.unitAt(layout.tile({2, 61}).center()), (UnitPlace{2, 61}));
        QVERIFY(!layout.scroll(2, 1));
    }

    void manyOutputsAreAllSeenWhereThereIsRoom()
    {
        const NetworkLayout layout(flat({784, 20, 26}), {900, 900}, sizes);
        QCOMPARE(layout.countInSight(2), 26);
        QVERIFY(layout.more(2).isEmpty());
        QVERIFY(NetworkLayout(flat({784, 20, 2}), {330, 170}, sizes).more(2).isEmpty());
    }

    void neighboursLeadThroughChannels()
    {
        const QList<core::Shape> layers = convolutional();
        NetworkLayout layout(layers, {330, 170}, sizes);
        UnitPlace place{1, 0};
        for (int step = 0; step < 100; ++step) {
            place = layout.neighbour(place, 0, 1);
            layout.bringIntoSight(place);
        }
        QVERIFY(place.layer == 1 && place.unit > layout.countInSight(1) - 1);
        QVERIFY(layout.isInSight(place));
        for (int step = 0; step < 60; ++step) {
            place = layout.neighbour(place, 1, 0);
            QVERIFY(place.unit >= 0 && place.unit < layers[place.layer].channels);
            QVERIFY(layout.isInSight(place));
        }
        QCOMPARE(place.layer, 5);
    }
};

QTEST_APPLESS_MAIN(TstNetworkLayout)
#include "tst_networklayout.moc"
