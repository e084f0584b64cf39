#include "core/network/architecture.h"
#include "core/network/layertext.h"
#include "core/network/model.h"

#include <QTest>

class TstNetworkArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tutorialShape();
    void validates_data();
    void validates();
    void headNames();
    void readsHidden_data();
    void readsHidden();
    void refusesHidden_data();
    void refusesHidden();
    void viewsFollowEachOther();
    void stagesEndInAReluOrNot_data();
    void stagesEndInAReluOrNot();
};

void TstNetworkArchitecture::tutorialShape()
{
    const core::Architecture spec;
    QCOMPARE(spec.units(), QList<int>({784, 256, 128, 64, 10}));
    QCOMPARE(spec.parameterCount(), 200960 + 32896 + 8256 + 650);
    QCOMPARE(core::layersText(spec), "784-256-128-64-10");
    QCOMPARE(core::hiddenText(spec.hidden()), "256-128-64");
    QVERIFY(spec.validate());
}

void TstNetworkArchitecture::validates_data()
{
    QTest::addColumn<QList<int>>("hidden");
    QTest::addColumn<QString>("problem");
    QTest::newRow("smallest") << QList<int>{1} << "";
    QTest::newRow("largest") << QList<int>(8, 4096) << "";
    QTest::newRow("none") << QList<int>{} << "1 to 8 of them, found 0";
    QTest::newRow("too many") << QList<int>(9, 16) << "1 to 8 of them, found 9";
    QTest::newRow("empty layer") << QList<int>{16, 0} << "1 to 4096 units in each, found 0";
    QTest::newRow("negative") << QList<int>{-5} << "1 to 4096 units in each, found -5";
    QTest::newRow("too wide") << QList<int>{4097} << "1 to 4096 units in each, found 4097";
}

void TstNetworkArchitecture::validates()
{
    QFETCH(QList<int>, hidden);
    QFETCH(QString, problem);
    const auto valid = core::Architecture::perceptron(hidden).validate();
    QCOMPARE(valid.hasValue(), problem.isEmpty());
    if (!valid) {
        QVERIFY2(valid.error().message.contains(problem), qPrintable(valid.error().message));
    }
}

void TstNetworkArchitecture::headNames()
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

void TstNetworkArchitecture::readsHidden_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("hidden");
    QTest::newRow("dashes") << "256-128-64" << QList<int>{256, 128, 64};
    QTest::newRow("commas") << "256, 128,64" << QList<int>{256, 128, 64};
    QTest::newRow("spaces") << " 256  128 64 " << QList<int>{256, 128, 64};
    QTest::newRow("one") << "4096" << QList<int>{4096};
}

void TstNetworkArchitecture::readsHidden()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, hidden);
    QCOMPARE(core::hiddenFromText(text).value(), hidden);
}

void TstNetworkArchitecture::refusesHidden_data()
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

void TstNetworkArchitecture::refusesHidden()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const auto hidden = core::hiddenFromText(text);
    QVERIFY(!hidden);
    QVERIFY2(hidden.error().message.contains(problem), qPrintable(hidden.error().message));
}

void TstNetworkArchitecture::viewsFollowEachOther()
{
    const auto spec = core::Architecture::perceptron({5, 3});
    const QList<core::ParameterView> views = core::parameterViews(spec);
    QCOMPARE(views.size(), 6);
    QCOMPARE(views[0].name, "fc1.weight");
    QCOMPARE(views[0].shape, QList<qint64>({5, 784}));
    QCOMPARE(views[5].name, "fc3.bias");
    QCOMPARE(views[5].shape, QList<qint64>({10}));
    qsizetype offset = 0;
    for (const core::ParameterView& view : views) {
        QCOMPARE(view.offset, offset);
        offset += view.count;
    }
    QCOMPARE(offset, spec.parameterCount());
}

void TstNetworkArchitecture::stagesEndInAReluOrNot_data()
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
    QTest::newRow("before the weights") << "relu, linear 8, linear 10" << QList<bool>{false, false};
}

void TstNetworkArchitecture::stagesEndInAReluOrNot()
{
    QFETCH(QString, layers);
    QFETCH(QList<bool>, haveRelu);
    core::Architecture network = *core::architectureFromLayersText(layers);
    for (const core::Head head : {core::Head::Logits, core::Head::Tutorial}) {
        network.head = head;
        haveRelu.last() = head == core::Head::Tutorial;
        QList<bool> found;
        for (const core::Architecture::Stage& stage : network.stages()) {
            found.append(stage.hasRelu);
        }
        QCOMPARE(found, haveRelu);
    }
}

QTEST_GUILESS_MAIN(TstNetworkArchitecture)
#include "tst_networkarchitecture.moc"
