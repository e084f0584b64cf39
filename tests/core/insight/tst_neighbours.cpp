#include "core/insight/neighbours.h"
#include "core/network/kernels.h"
#include "core/network/layertext.h"
#include "tests/support/plainlayers.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using core::DigitImage;
using core::Head;
using core::LastLayer;
using core::Model;
using core::Neighbour;

namespace
{

QList<Neighbour> nearestByLoops(const LastLayer& layer, const DigitImage& image)
{
    const auto place = core::lastLayerOf(layer.predictor(), image);
    QList<Neighbour> all;
    for (qsizetype i = 0; i < layer.images().size(); ++i) {
        double sum = 0;
        for (int unit = 0; unit < layer.width(); ++unit) {
            sum += std::pow(double(layer.activations(i)[unit]) - double((*place)[unit]), 2);
        }
        all.append({i, layer.images().label(i), std::sqrt(sum)});
    }
    std::stable_sort(all.begin(), all.end(), [](const Neighbour& a, const Neighbour& b) {
        return a.distance < b.distance;
    });
    return all;
}

} // namespace

class TstNeighbours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDistanceIsThatOfTheDefinition()
    {
        for (const std::ptrdiff_t count : {0, 1, 15, 16, 17, 100}) {
            std::vector<float> a(count);
            std::vector<float> b(count);
            double expected = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i) {
                a[i] = float(i % 7) / 3;
                b[i] = float(i % 5) / 7;
                expected += std::pow(double(a[i]) - double(b[i]), 2);
            }
            QVERIFY(std::abs(core::squaredDistance(a.data(), b.data(), count) - expected) < 1e-12);
        }
    }

    void holdsTheLastHiddenLayer_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<bool>("tutorial");
        QTest::addColumn<int>("width");
        QTest::newRow("one layer") << "784-30-10" << false << 30;
        QTest::newRow("three layers") << "784-30-20-17-10" << false << 17;
        QTest::newRow("tutorial") << "784-30-20-10" << true << 20;
        QTest::newRow("behind convolutions")
            << core::layersText(support::convolutionalNetwork()) << false << 16;
        QTest::newRow("all values of maps")
            << "conv 5x5, maxpool 3, conv 6x3, relu, maxpool 2, linear 10" << false << 54;
    }

    void holdsTheLastHiddenLayer()
    {
        QFETCH(QString, layers);
        QFETCH(bool, tutorial);
        QFETCH(int, width);
        core::Architecture network = support::architectureOf(layers);
        network.head = tutorial ? Head::Tutorial : Head::Logits;
        const Model model = support::randomModel(network);
        const auto images = support::toyDataset(260, 1)->train; // a batch and a bit
        const auto predictor = support::predictorOf(model);
        const auto layer = LastLayer::compute(*predictor, images);
        QVERIFY(layer);
        QCOMPARE(layer->width(), width);
        QCOMPARE(layer->images().size(), 260);
        for (const qsizetype index : {0, 7, 249, 250, 259}) {
            const DigitImage image = images.digitImage(index);
            const std::vector<double> expected =
                support::plainLayers(model, image)[network.stages().last().first];
            const auto single = core::lastLayerOf(*predictor, image);
            QVERIFY(single);
            QCOMPARE(single->size(), expected.size());
            for (std::size_t unit = 0; unit < expected.size(); ++unit) {
                QVERIFY(std::abs(layer->activations(index)[unit] - expected[unit]) < 1e-5);
                QVERIFY(std::abs((*single)[unit] - expected[unit]) < 1e-5);
            }
        }
    }

    void theNearestAreThoseOfLoops()
    {
        const auto data = support::toyDataset(400, 20);
        const auto layer = LastLayer::compute(
            *support::predictorOf(support::randomModel(core::Architecture::perceptron({40, 33}))),
            data->train);
        QVERIFY(layer);
        for (qsizetype i = 0; i < 20; ++i) {
            const DigitImage image = data->test.digitImage(i);
            const auto found = core::nearestImages(*layer, image, 12);
            QVERIFY(found);
            QCOMPARE(found->size(), std::size_t(12));
            const QList<Neighbour> expected = nearestByLoops(*layer, image);
            for (qsizetype k = 0; k < 12; ++k) {
                QCOMPARE((*found)[k].index, expected[k].index);
                QCOMPARE((*found)[k].label, expected[k].label);
                QVERIFY(std::abs((*found)[k].distance - expected[k].distance) < 1e-9);
            }
        }
    }

    void anImageOfItsOwnIsTheNearest()
    {
        const auto data = support::toyDataset(100, 1);
        const auto layer =
            LastLayer::compute(*support::predictorOf(support::randomModel()), data->train);
        QVERIFY(layer);
        const auto found = core::nearestImages(*layer, data->train.digitImage(42), 1);
        QVERIFY(found);
        QCOMPARE(found->front().index, 42);
        QVERIFY(found->front().distance < 1e-4);
    }

    /// Every image lies at the same place.
    void ofEquallyNearOnesTheFirstComesFirst()
    {
        const auto data = support::toyDataset(30, 1);
        const auto layer =
            LastLayer::compute(*support::predictorOf(support::constantModel(1)), data->train);
        QVERIFY(layer);
        const auto found = core::nearestImages(*layer, data->train.digitImage(9), 3);
        QVERIFY(found);
        QCOMPARE((*found)[0], (Neighbour{0, 0, 0}));
        QCOMPARE((*found)[2], (Neighbour{2, 2, 0}));
    }

    /// Weights near the largest float: two lit pixels overflow, and infinity from infinity is NaN.
    void thoseWithoutADistanceComeLast()
    {
        Model model = support::randomModel(core::Architecture::perceptron({8}));
        std::fill_n(model.parameters.begin(), core::digitImagePixels, 3e38F);
        core::LabelledImages images;
        for (int i = 0; i < 100; ++i) {
            QByteArray pixels(core::digitImagePixels, '\0');
            std::fill_n(pixels.begin(), i % 3 == 0 ? 1 : 9, '\xff');
            images.pixels += pixels;
            images.labels += '\1';
        }
        const auto layer = LastLayer::compute(*support::predictorOf(model), images);
        QVERIFY(layer);
        const auto found = core::nearestImages(*layer, images.digitImage(1), 100);
        QVERIFY(found);
        QList<qsizetype> indices;
        QList<qsizetype> expected;
        for (qsizetype i = 0; i < 100; ++i) {
            indices.append((*found)[i].index);
            QCOMPARE(std::isnan((*found)[i].distance), i >= 34);
            expected.insert(i % 3 == 0 ? i / 3 : i, i);
        }
        QCOMPARE(indices, expected);
    }

    void fewImagesAreAllTold()
    {
        const auto predictor = support::predictorOf(support::randomModel());
        const auto few = LastLayer::compute(*predictor, support::toyDataset(5, 1)->train);
        QVERIFY(few);
        QCOMPARE(core::nearestImages(*few, {}, 12)->size(), std::size_t(5));
        QCOMPARE(core::nearestImages(*few, {}, 0)->size(), std::size_t(0));
        const auto none = LastLayer::compute(*predictor, {});
        QVERIFY(none);
        QCOMPARE(core::nearestImages(*none, {}, 12)->size(), std::size_t(0));
    }

    void tellsItsProgress()
    {
        QList<double> shares;
        const auto layer = LastLayer::compute(
            *support::predictorOf(support::randomModel(core::Architecture::perceptron({8}))),
            support::toyDataset(1000, 1)->train, {}, [&](double share) { shares.append(share); });
        QVERIFY(layer);
        QCOMPARE(shares, (QList<double>{0.25, 0.5, 0.75, 1}));
    }

    void aStopRequestEndsIt()
    {
        std::stop_source source;
        const auto data = support::toyDataset(1000, 1);
        const auto predictor =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8})));
        int told = 0;
        const auto stopped =
            LastLayer::compute(*predictor, data->train, source.get_token(), [&](double) {
                ++told;
                source.request_stop();
            });
        QVERIFY(!stopped);
        QVERIFY(stopped.error().message.contains("stopped"));
        QCOMPARE(told, 1);
        const auto layer = LastLayer::compute(*predictor, data->train);
        QVERIFY(layer);
        QVERIFY(!core::nearestImages(*layer, {}, 12, source.get_token()));
    }

    void badInputIsAnError()
    {
        const auto predictor =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8})));
        const auto layer = LastLayer::compute(*predictor, support::toyDataset(10, 1)->train);
        QVERIFY(layer);
        DigitImage image{};
        image[0] = 2;
        QVERIFY(core::nearestImages(*layer, image, 12).error().message.contains("found 2"));
        QVERIFY(core::nearestImages(*layer, {}, -1).error().message.contains("found -1"));
    }

    /// Labels alone say how many images there are; nothing is read before the size is checked.
    void tooMuchMemoryIsAnError()
    {
        const core::LabelledImages many{{}, QByteArray(70'000, '\0')};
        const auto predictor =
            support::predictorOf(support::constantModel(1, core::Architecture::perceptron({4096})));
        const auto layer = LastLayer::compute(*predictor, many);
        QVERIFY(!layer);
        QVERIFY2(
            layer.error().message.contains("4096") && layer.error().message.contains("1146 MB"),
            qPrintable(layer.error().message));
    }
};

QTEST_GUILESS_MAIN(TstNeighbours)
#include "tst_neighbours.moc"
