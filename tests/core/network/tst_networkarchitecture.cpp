#include "core/network/architecture.h"
#include "core/network/layertext.h"
#include "core/network/model.h"
#include "tests/support/toymodel.h"

#include <QTest>

using core::Architecture;
using support::architectureOf;

class TstNetworkArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tutorialShape()
    {
        const Architecture tutorial;
        QVERIFY(tutorial.isPerceptron());
        QCOMPARE(tutorial.units(), QList<int>({784, 256, 128, 64, 10}));
        QCOMPARE(tutorial.parameterCount(), 200960 + 32896 + 8256 + 650);
        QCOMPARE(tutorial.multiplyAdds(), 784 * 256 + 256 * 128 + 128 * 64 + 64 * 10);
        QCOMPARE(core::layersText(tutorial), "784-256-128-64-10");
        QCOMPARE(core::hiddenText(tutorial.hidden()), "256-128-64");
        QVERIFY(tutorial.validate());
    }

    void validatesPerceptrons_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<QString>("problem");
        QTest::newRow("smallest") << QList<int>{1} << "";
        QTest::newRow("largest") << QList<int>(8, 4096) << "";
        QTest::newRow("too many") << QList<int>(9, 16) << "1 to 8 of them, found 9";
        QTest::newRow("empty layer") << QList<int>{16, 0} << "1 to 4096 units in each, found 0";
        QTest::newRow("negative") << QList<int>{-5} << "1 to 4096 units in each, found -5";
        QTest::newRow("too wide") << QList<int>{4097} << "1 to 4096 units in each, found 4097";
    }

    void validatesPerceptrons()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(QString, problem);
        const auto valid = Architecture::perceptron(hidden).validate();
        QCOMPARE(valid.hasValue(), problem.isEmpty());
        if (!valid) {
            QVERIFY2(valid.error().message.contains(problem), qPrintable(valid.error().message));
        }
    }

    void aNetworkNeedsNoHiddenLayer()
    {
        const Architecture softmax = support::architectureOf("linear 10");
        QVERIFY(softmax.validate());
        QVERIFY(!softmax.isPerceptron());
        QCOMPARE(softmax.units(), QList<int>({784, 10}));
        QCOMPARE(core::shortLayersText(softmax), "flatten, linear 10");
    }

    void theLargestPerceptronIsTheLargestNetwork()
    {
        const QList<int> widest(Architecture::maxHiddenLayers, Architecture::maxUnits);
        const Architecture largest =
            Architecture::perceptron(widest).withClasses(core::Classes::most);
        QCOMPARE(largest.parameterCount(), Architecture::maxParameters);
        QVERIFY(largest.validate());
    }

    void hasAnOutputForEachClass()
    {
        const Architecture letters = Architecture::perceptron({16}).withClasses(26);
        QVERIFY(letters.isPerceptron());
        QCOMPARE(letters.classCount(), 26);
        QCOMPARE(letters.units(), QList<int>({784, 16, 26}));
        QCOMPARE(Architecture().classCount(), 10);
        for (const int classes : {2, 62}) {
            QVERIFY(letters.withClasses(classes).validate());
        }
        for (const int classes : {0, 1, 63}) {
            const auto valid = letters.withClasses(classes).validate();
            QVERIFY(!valid);
            QVERIFY2(
                valid.error().message.contains("2 to 62 classes"),
                qPrintable(valid.error().message));
        }
    }

    void onlyReluBetweenLinearLayersIsAPerceptron_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isPerceptron");
        QTest::newRow("relu") << "linear 8, relu, linear 10" << true;
        QTest::newRow("tanh") << "linear 8, tanh, linear 10" << false;
        QTest::newRow("none") << "linear 8, linear 10" << false;
        QTest::newRow("dropout") << "linear 8, relu, dropout 0.5, linear 10" << false;
        QTest::newRow("convolution") << "conv 4x5, relu, linear 8, relu, linear 10" << false;
    }

    void onlyReluBetweenLinearLayersIsAPerceptron()
    {
        QFETCH(QString, text);
        QTEST(architectureOf(text).isPerceptron(), "isPerceptron");
    }

    void shapesFollowEachOther()
    {
        const Architecture network =
            architectureOf("conv 6x5, maxpool 2, conv 16x3 pad 1, avgpool 5, linear 10");
        QStringList shapes;
        QStringList names;
        for (const Architecture::Placed& each : network.placed()) {
            shapes.append(core::shapeText(each.after));
            names.append(each.name);
        }
        // The last pool leaves out a rest of two rows and columns.
        QCOMPARE(shapes, QStringList({"6x24x24", "6x12x12", "16x12x12", "16x2x2", "64", "10"}));
        QCOMPARE(names, QStringList({"conv1", "", "conv2", "", "", "fc1"}));
        QCOMPARE(network.multiplyAdds(), 6 * 24 * 24 * 25 + 16 * 12 * 12 * 9 * 6 + 64 * 10);
    }

    void aStageEndsBeforeTheNextWeights()
    {
        const Architecture network = architectureOf(
            "batchnorm, conv 4x5, relu, maxpool 2, conv 8x3, tanh, linear 16, relu, linear 10");
        const QList<Architecture::Stage> stages = network.stages();
        QCOMPARE(stages.size(), 4);
        QCOMPARE(stages[0].first, 0);
        QCOMPARE(stages[0].end, 4);
        QCOMPARE(stages[0].shape, (core::Shape{4, 12, false}));
        QCOMPARE(stages[1].end, 7); // with `flatten`
        QCOMPARE(stages[1].shape, (core::Shape{800, 1, true}));
        QCOMPARE(stages[3].first, 9);
        QCOMPARE(stages[3].end, network.layers.size());
        QCOMPARE(network.units(), QList<int>({784, 576, 800, 16, 10}));
        QCOMPARE(network.hidden(), QList<int>{16});
        QVERIFY(stages[0].hasRelu && !stages[1].hasRelu && stages[2].hasRelu && !stages[3].hasRelu);
        QVERIFY(Architecture{.head = core::Head::Tutorial}.stages().last().hasRelu);
    }

    void stagesEndInAReluOrNot_data()
    {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QList<bool>>("haveRelu");
        QTest::newRow("perceptron") << "784-16-8-10" << QList<bool>{true, true, false};
        QTest::newRow("convolutions")
            << "conv 4x3, maxpool 2, batchnorm, relu, conv 4x3, relu, avgpool 2, linear 10"
            << QList<bool>{true, true, false};
        QTest::newRow("shifted behind it")
            << "conv 4x3, relu, batchnorm, conv 4x3, relu, sigmoid, linear 8, relu, tanh, linear 10"
            << QList<bool>{false, false, true, false};
        QTest::newRow("before the weights")
            << "relu, linear 8, linear 10" << QList<bool>{false, false};
    }

    void stagesEndInAReluOrNot()
    {
        QFETCH(QString, layers);
        QFETCH(QList<bool>, haveRelu);
        Architecture network = architectureOf(layers);
        for (const core::Head head : {core::Head::Logits, core::Head::Tutorial}) {
            network.head = head;
            haveRelu.last() = head == core::Head::Tutorial;
            QList<bool> found;
            for (const Architecture::Stage& stage : network.stages()) {
                found.append(stage.hasRelu);
            }
            QCOMPARE(found, haveRelu);
        }
    }

    void headNames()
    {
        for (const core::Head head : {core::Head::Logits, core::Head::Tutorial}) {
            QCOMPARE(core::headFromName(core::headName(head)).value(), head);
        }
        QCOMPARE(core::headName(core::Head::Logits), "logits");
        QCOMPARE(core::headName(core::Head::Tutorial), "tutorial");
        const auto wrong = core::headFromName("softmax");
        QVERIFY(!wrong);
        QVERIFY(wrong.error().message.contains("found `softmax`"));
    }

    void viewsFollowEachOther_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("views");
        QTest::newRow("perceptron")
            << "784-5-3-10" << QStringList{"fc1.weight 5,784", "fc1.bias 5",      "fc2.weight 3,5",
                                           "fc2.bias 3",       "fc3.weight 10,3", "fc3.bias 10"};
        QTest::newRow("convolutions")
            << "conv 2x5, batchnorm, maxpool 8, conv 4x1, linear 6, batchnorm, linear 10"
            << QStringList{"conv1.weight 2,1,5,5", "conv1.bias 2",       "bn1.weight 2",
                           "bn1.bias 2",           "bn1.running_mean 2", "bn1.running_var 2",
                           "conv2.weight 4,2,1,1", "conv2.bias 4",       "fc1.weight 6,36",
                           "fc1.bias 6",           "bn2.weight 6",       "bn2.bias 6",
                           "bn2.running_mean 6",   "bn2.running_var 6",  "fc2.weight 10,6",
                           "fc2.bias 10"};
    }

    void viewsFollowEachOther()
    {
        QFETCH(QString, text);
        const Architecture network = architectureOf(text);
        QStringList texts;
        qsizetype offset = 0;
        for (const core::ParameterView& view : core::parameterViews(network)) {
            QCOMPARE(view.offset, offset);
            offset += view.count;
            QStringList sizes;
            for (const qint64 size : view.shape) {
                sizes.append(QString::number(size));
            }
            texts.append(view.name + ' ' + sizes.join(','));
            QCOMPARE(view.isLearned, !view.name.contains("running"));
        }
        QTEST(texts, "views");
        QCOMPARE(offset, network.parameterCount());
    }
};

QTEST_GUILESS_MAIN(TstNetworkArchitecture)
#include "tst_networkarchitecture.moc"
