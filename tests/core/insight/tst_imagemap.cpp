#include "core/insight/imagemap.h"
#include "core/insight/tsne.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <cmath>

using core::ImageMap;

namespace
{

double way(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

double wayOfAll(const std::vector<QPointF>& a, const std::vector<QPointF>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += way(a[i], b[i]) * way(a[i], b[i]);
    }
    return sum;
}

} // namespace

class TstImageMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_data = support::toyDataset(1, 200);
        m_predictor = support::predictorOf(support::randomModel());
        const auto map = core::mapOf(*m_predictor, m_data->test, {});
        QVERIFY(map);
        m_map = *map;
    }

    void anImageOfTheMapLiesAtItsPlace()
    {
        QCOMPARE(m_map->places.size(), std::size_t(200));
        for (const qsizetype index : {0, 7, 199}) {
            const auto place = core::placeOf(*m_map, m_data->test.digitImage(index));
            QVERIFY(place);
            QVERIFY(way(*place, m_map->places[std::size_t(index)]) < 1e-4);
        }
    }

    void convolutionalNetworksHaveMaps_data()
    {
        QTest::addColumn<core::Architecture>("network");
        QTest::newRow("behind a linear layer") << support::convolutionalNetwork();
        QTest::newRow("behind feature maps")
            << support::architectureOf("conv 4x5, relu, maxpool 4, linear 10");
    }

    void convolutionalNetworksHaveMaps()
    {
        QFETCH(core::Architecture, network);
        const auto predictor = support::predictorOf(support::randomModel(network));
        const auto map = core::mapOf(*predictor, m_data->test, {});
        QVERIFY(map);
        for (const qsizetype index : {0, 7, 199}) {
            const auto place = core::placeOf(*map, m_data->test.digitImage(index));
            QVERIFY(place);
            QVERIFY(way(*place, map->places[std::size_t(index)]) < 1e-4);
        }
        const auto part = core::neighbourMapOf(*map);
        QVERIFY(part);
        QCOMPARE(part->rows().width, map->layer.width());
    }

    /// The same network with its last hidden units the other way round and some noise.
    void pointsOfTheNextEpochMoveLittle()
    {
        core::Model next = support::randomModel();
        for (float& parameter : next.parameters) {
            parameter = -parameter;
        }
        const core::PredictorPointer predictor = support::predictorOf(next);
        const auto alone = core::mapOf(*predictor, m_data->test, {});
        const auto turned = core::mapOf(*predictor, m_data->test, m_map->places);
        QVERIFY(alone && turned);
        QVERIFY(wayOfAll(turned->places, m_map->places) <= wayOfAll(alone->places, m_map->places));
        const auto place = core::placeOf(*turned, m_data->test.digitImage(3));
        QVERIFY(way(*place, turned->places[3]) < 1e-4);
        // Places of other images do not count.
        const auto other = core::mapOf(*predictor, m_data->test, std::vector<QPointF>(3));
        QVERIFY(other);
        QCOMPARE(other->places, alone->places);
    }

    void neighboursLieAmongNeighbours()
    {
        const auto part = core::neighbourMapOf(*m_map);
        QVERIFY(part);
        QCOMPARE(part->images.size(), std::size_t(200));
        QCOMPARE(part->places.size(), std::size_t(200));
        QCOMPARE(part->rows().width, m_map->layer.width());
        // The toy's digits lie far apart: the place is among images of the same digit.
        const core::DigitImage image = m_data->test.digitImage(42);
        const auto place = core::placeOf(*m_map, *part, image);
        QVERIFY(place);
        std::size_t nearest = 0;
        for (std::size_t i = 0; i < part->places.size(); ++i) {
            if (way(part->places[i], *place) < way(part->places[nearest], *place)) {
                nearest = i;
            }
        }
        QCOMPARE(m_data->test.label(part->images[nearest]), m_data->test.label(42));
    }

    void manyImagesAreThinned()
    {
        const auto many = support::toyDataset(1, 2600);
        const auto predictor =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({4})));
        const auto map = core::mapOf(*predictor, many->test, {});
        QVERIFY(map);
        std::stop_source stop;
        qsizetype told = 0;
        const auto stopped = core::neighbourMapOf(*map, stop.get_token(), [&](double) {
            ++told;
            stop.request_stop();
        });
        QVERIFY(!stopped);
        QVERIFY(stopped.error().message.contains("stopped")); // and not that they are too many
        QCOMPARE(told, 1);
    }

    void badInputIsAnError()
    {
        core::DigitImage image{};
        image[0] = 2;
        QVERIFY(core::placeOf(*m_map, image).error().message.contains("found 2"));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!core::mapOf(*m_predictor, m_data->test, {}, stop.get_token()));
    }

private:
    core::DatasetPointer m_data;
    core::PredictorPointer m_predictor;
    std::optional<ImageMap> m_map;
};

QTEST_GUILESS_MAIN(TstImageMap)
#include "tst_imagemap.moc"
