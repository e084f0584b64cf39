#include "core/network/layertext.h"

#include <QTest>

using core::Architecture;
namespace layer = core::layer;

/// Architectures as texts, and the errors of texts that are none.
class TstLayerText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAList()
    {
        const auto read = core::architectureFromLayersText(
            "conv 32x5, relu, maxpool 2, conv 64x3 pad 1, batchnorm, tanh, avgpool 3, flatten, "
            "linear 128, leakyrelu 0.2, dropout 0.25, linear 20, sigmoid, linear 10");
        QVERIFY(read);
        const QList<core::Layer> expected{
            layer::Conv{32, 5}, layer::Relu{},         layer::MaxPool{2},    layer::Conv{64, 3, 1},
            layer::BatchNorm{}, layer::Tanh{},         layer::AvgPool{3},    layer::Flatten{},
            layer::Linear{128}, layer::LeakyRelu{0.2}, layer::Dropout{0.25}, layer::Linear{20},
            layer::Sigmoid{},   layer::Linear{10}};
        QCOMPARE(read->layers, expected);
        QCOMPARE(read->head, core::Head::Logits);
    }

    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("flatten left out") << "conv 4x5, linear 10"
                                          << "conv 4x5, flatten, linear 10";
        QTest::newRow("capitals and blanks") << "  Conv  4 x5 ,ReLU,Linear 10 "
                                             << "conv 4x5, relu, flatten, linear 10";
        QTest::newRow("slope left out") << "linear 8, leakyrelu, linear 10"
                                        << "flatten, linear 8, leakyrelu 0.01, linear 10";
        QTest::newRow("small share") << "linear 8, dropout 0.00001, linear 10"
                                     << "flatten, linear 8, dropout 1e-05, linear 10";
        QTest::newRow("smallest share") << "linear 8, dropout 0.00000000000000000001e-99, linear 10"
                                        << "flatten, linear 8, dropout 1e-119, linear 10";
        QTest::newRow("a perceptron as a list") << "linear 16, relu, linear 10"
                                                << "784-16-10";
        QTest::newRow("a perceptron as units") << "784-20-30-10"
                                               << "784-20-30-10";
    }

    void readsWhatPeopleWrite()
    {
        QFETCH(QString, text);
        const auto read = core::architectureFromLayersText(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QTEST(core::layersText(*read), "written");
        QCOMPARE(core::architectureFromLayersText(core::layersText(*read)).value(), *read);
        QCOMPARE(core::architectureFromShortText(core::shortLayersText(*read)).value(), *read);
    }

    void refusesATextThatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* text, const char* problem) {
            QTest::newRow(text) << text << problem;
        };
        row("conv 4x5, , linear 10", "layer 2, character 10: expected one of `conv 32x5`");
        row("conv 4x5, linear 10,", "layer 3, character 21: expected one of");
        row("conf 4x5, linear 10",
            "layer 1, character 1: expected one of `conv 32x5`, `maxpool 2`");
        row("conv 4, linear 10",
            "layer 1, character 1: expected a layer such as `conv 32x5`, found `conv 4`");
        row("conv 4x-5, linear 10", "expected a layer such as `conv 32x5`, found `conv 4x-5`");
        row("conv 4x5 pad, linear 10", "found `conv 4x5 pad`");
        row("conv 4x5 stride 2, linear 10", "found `conv 4x5 stride 2`");
        row("conv 9999999x5, linear 10", "found `conv 9999999x5`");
        row("relu 2, linear 10", "expected a layer such as `relu`, found `relu 2`");
        row("linear 8, dropout, linear 10",
            "layer 2, character 10: expected a layer such as `dropout 0.5`, found `dropout`");
        row("linear 8; linear 10", "found `linear 8; linear 10`");
        row("784-0-10", "found `784-0-10`");
        row("783-16-10", "expected 784, 1 to 8 hidden layers");
        row("784-16-1", "found `784-16-1`");
        row("784-16-63", "2 to 62 classes");
        row("784-16-010", "found `784-16-010`");
        row("", "found ``");
    }

    void refusesATextThatIsNone()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto read = core::architectureFromLayersText(text);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(problem), qPrintable(read.error().message));
    }

    void refusesTooManyLayers()
    {
        const QString text = QStringLiteral("relu, ").repeated(Architecture::maxLayers);
        const auto read = core::architectureFromLayersText(text + "linear 10");
        QVERIFY(!read);
        QVERIFY(read.error().message.contains("expected at most 60, found more"));
    }

    /// Every message tells the shapes up to the layer.
    void namesTheShapesBeforeTheMistake_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* text, const char* problem) {
            QTest::newRow(text) << text << problem;
        };
        row("conv 16x5, maxpool 2, conv 8x13, linear 10",
            "layer 3 (`conv 8x13`): expected a kernel's side of 1 to 12, found 13 (1x28x28; conv "
            "16x5 -> 16x24x24; maxpool 2 -> 16x12x12)");
        row("maxpool 29, linear 10",
            "layer 1 (`maxpool 29`): expected a side of 1 to 28, found 29 (1x28x28)");
        row("avgpool 0, linear 10", "expected a side of 1 to 28, found 0");
        row("conv 0x5, linear 10", "expected a number of channels of 1 to 512, found 0");
        row("conv 513x5, linear 10", "expected a number of channels of 1 to 512, found 513");
        row("conv 4x0, linear 10", "expected a kernel's side of 1 to 28, found 0");
        row("conv 4x5 pad 29, linear 10", "zeros around the image of 0 to 28, found 29");
        row("linear 8, conv 4x1, linear 10",
            "layer 3 (`conv 4x1`): expected channels of images before it, found 8 units in a row "
            "(1x28x28; flatten -> 784; linear 8 -> 8)");
        row("flatten, maxpool 2, linear 10", "expected channels of images before it, found 784");
        row("linear 0, relu, tanh, linear 10", "expected units of 1 to 4096, found 0");
        row("linear 5000, tanh, linear 10", "expected units of 1 to 4096, found 5000");
        row("linear 8, dropout 1, linear 10", "expected a share of 0 to 0.95, found 1");
        row("linear 8, leakyrelu 2, linear 10", "expected a slope of 0 to 1, found 2");
        row("conv 4x5, linear 1",
            "expected a linear layer at the end, with one output for each of 2 to 62 classes, "
            "such as `linear 10`");
        row("conv 4x5, linear 63", "2 to 62 classes");
        row("conv 4x5, linear 10, relu", "expected a linear layer at the end");
        row("conv 4x5, relu", "expected a linear layer at the end");
        row("conv 512x1, conv 512x1, conv 512x1, conv 512x1, conv 512x1, conv 512x1, conv 512x1, "
            "conv 512x1, conv 512x1, conv 512x1, linear 10",
            "expected at most 4000000 values of all layers for one image");
        row("conv 512x1 pad 28, conv 512x1 pad 28, linear 10",
            "layer 2 (`conv 512x1 pad 28`): expected at most 4000000 values for one image, found "
            "10035200");
        row("conv 512x1, linear 4096, linear 10",
            "expected a network of at most 120938558 parameters, found 1644");
    }

    void namesTheShapesBeforeTheMistake()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto read = core::architectureFromLayersText(text);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(problem), qPrintable(read.error().message));
    }

    void readsHidden_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("hidden");
        QTest::newRow("dashes") << "256-128-64" << QList<int>{256, 128, 64};
        QTest::newRow("commas") << "256, 128,64" << QList<int>{256, 128, 64};
        QTest::newRow("spaces") << " 256  128 64 " << QList<int>{256, 128, 64};
        QTest::newRow("one") << "4096" << QList<int>{4096};
    }

    void readsHidden()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, hidden);
        QCOMPARE(core::hiddenFromText(text).value(), hidden);
        QCOMPARE(core::architectureFromShortText(text).value(), Architecture::perceptron(hidden));
    }

    void refusesHidden_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("empty") << ""
                               << "such as `256-128-64`, found ``";
        QTest::newRow("words") << "many"
                               << "found `many`";
        QTest::newRow("gap") << "256--64"
                             << "found `256--64`";
        QTest::newRow("open end") << "256-"
                                  << "found `256-`";
        QTest::newRow("fraction") << "2.5"
                                  << "found `2.5`";
        QTest::newRow("gigantic") << "99999999999"
                                  << "found `99999999999`";
        QTest::newRow("too wide") << "5000"
                                  << "1 to 4096 units in each, found 5000";
        QTest::newRow("too many") << "1-1-1-1-1-1-1-1-1"
                                  << "1 to 8 of them, found 9";
    }

    void refusesHidden()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto hidden = core::hiddenFromText(text);
        QVERIFY(!hidden);
        QVERIFY2(hidden.error().message.contains(problem), qPrintable(hidden.error().message));
    }
};

QTEST_GUILESS_MAIN(TstLayerText)
#include "tst_layertext.moc"
