#include "core/insight/layerweights.h"
#include "tests/ui/insight/insightfixture.h"
#include "tests/ui/otherclasses.h"
#include "ui/insight/classmeans.h"
#include "ui/insight/networkpage.h"
#include "ui/insight/networkpresenter.h"
#include "ui/insight/pixelweightsview.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using ui::UnitPlace;

class TstNetworkPage : public QObject,
                       protected support::InsightFixture<ui::NetworkPage, ui::NetworkPresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        becomeUser("tst_networkpage");
        m_dataset = support::toyDataset();
    }

    void init()
    {
        beginTest();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup() { endTest(); }

    void saysWhatIsMissing()
    {
        QVERIFY(label("networkEmpty")->text().contains("click Train"));
        useModel();
        QTRY_VERIFY(label("networkEmpty")->text().startsWith("Draw a digit"));
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        QVERIFY(label("answersMissing")->isVisible());
        QVERIFY(label("answersMissing")->text().contains("Dataset page"));
        QVERIFY(!label("layerAnswer")->isVisible());
        m_workbench->drawing().set({}, std::nullopt);
        QTRY_VERIFY(label("networkEmpty")->isVisible());
    }

    void showsWhatTheDrawingDoes()
    {
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        const auto expected = core::activationsOf(*predictor(), image(3));
        QVERIFY(view()->content().activations == expected);
        QCOMPARE(view()->content().label, core::mostProbable(expected.probabilities));
        QVERIFY(
            view()->content().contributions ==
            core::strongestContributions(predictor()->model(), expected, view()->content().label));
        // What adds most to the digit is selected first.
        const core::Contribution& strongest = view()->content().contributions.front();
        QCOMPARE(view()->selected(), (UnitPlace{2, strongest.from}));
        draw(8);
        QTRY_VERIFY(view()->content().activations == core::activationsOf(*predictor(), image(8)));
    }

    void pointingAtAUnitShowsItsWeights()
    {
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        pointAt({1, 11});
        QTRY_COMPARE(label("unitTitle")->text(), QString("Layer 1, unit 11"));
        QTRY_VERIFY(weights() == core::pixelWeights(predictor()->model(), 1, 11));
        QVERIFY(label("unitWeightsCaption")->text().startsWith("Weights"));
        pointAt({2, 5});
        QTRY_VERIFY(weights() == core::pixelWeights(predictor()->model(), 2, 5));
        QVERIFY(label("unitWeightsCaption")->text().startsWith("Linear path"));
        QVERIFY(view()->accessibleDescription().contains("Layer 2, unit 5 of 12"));
    }

    void aPressHoldsAUnit()
    {
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        click({1, 4});
        QVERIFY(view()->isPinned());
        pointAt({1, 9});
        QCOMPARE(view()->selected(), (UnitPlace{1, 4}));
        click({1, 4});
        QVERIFY(!view()->isPinned());
        pointAt({1, 9});
        QCOMPARE(view()->selected(), (UnitPlace{1, 9}));
    }

    void arrowsMoveAndEnterHolds()
    {
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        pointAt({1, 0});
        QTest::keyClick(view(), Qt::Key_Left);
        QTest::keyClick(view(), Qt::Key_Up);
        QCOMPARE(view()->selected(), (UnitPlace{1, 0}));
        QTest::keyClick(view(), Qt::Key_Right);
        QCOMPARE(view()->selected(), (UnitPlace{1, 1}));
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(view(), Qt::Key_Right);
        }
        QCOMPARE(view()->selected().layer, 3);
        for (int i = 0; i < core::digitCount; ++i) {
            QTest::keyClick(view(), Qt::Key_Down);
        }
        QCOMPARE(view()->selected(), (UnitPlace{3, 9}));
        QTRY_COMPARE(label("unitTitle")->text(), QString("Output 9"));
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(view()->isPinned());
        QTest::keyClick(view(), Qt::Key_Escape);
        QVERIFY(!view()->isPinned());
    }

    void linesGoToTheDigitThatIsChosen()
    {
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_6);
        QTRY_COMPARE(view()->content().label, 6);
        QCOMPARE(view()->content().contributions.front().to, 6);
        click({3, 2});
        QTRY_COMPARE(view()->content().label, 2);
        auto* digits = find<QComboBox>("linesToDigit");
        QCOMPARE(digits->currentText(), QString("2"));
        digits->setCurrentIndex(0);
        QTRY_COMPARE(
            view()->content().label,
            core::mostProbable(view()->content().activations.probabilities));
    }

    void lettersAreOutputs()
    {
        m_workbench->model().update(support::constantModelOf(support::letters(), 23));
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        QTRY_COMPARE(view()->content().label, 23);
        QVERIFY2(
            view()->accessibleDescription().endsWith("Lines go to X."),
            qPrintable(view()->accessibleDescription()));
        auto* classes = find<QComboBox>("linesToDigit");
        QCOMPARE(classes->currentText(), QString("class read"));
        classes->setFocus();
        classes->lineEdit()->selectAll();
        QTest::keyClicks(classes, "t");
        QTest::keyClick(classes, Qt::Key_Return);
        QTRY_COMPARE(view()->content().label, 19);
        click({2, 25}); // it is brought into sight
        QTRY_COMPARE(view()->content().label, 25);
        QTRY_COMPARE(label("unitTitle")->text(), QString("Output Z"));
        QCOMPARE(classes->currentText(), QString("Z"));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_3); // no letter
        QCOMPARE(classes->currentText(), QString("Z"));
        QCOMPARE(view()->content().label, 25);
        useModel();
        QTRY_COMPARE(classes->currentText(), QString("digit read"));
        QTRY_COMPARE(
            view()->content().label,
            core::mostProbable(view()->content().activations.probabilities));
    }

    void clothesAreOutputsAndAnswers()
    {
        const core::Classes clothes = support::clothes();
        m_workbench->dataset().setDataset(support::toyDataset(62, 60, clothes));
        m_workbench->model().update(support::randomModelOf(clothes));
        draw(3);
        QTRY_VERIFY(label("layerAnswer")->isVisible());
        pointAt({2, 9});
        QTRY_COMPARE(label("unitTitle")->text(), QString("Output Ankle boot"));
        auto* means = m_page->findChild<ui::ClassMeans*>();
        QVERIFY2(
            means->accessibleDescription().startsWith("T-shirt/top: "),
            qPrintable(means->accessibleDescription()));
        QVERIFY(!means->grab().isNull());
        QVERIFY(imageButton(0)->accessibleName().contains("label "));
        QVERIFY(clothes.names().contains(imageButton(0)->accessibleName().section("label ", 1)));
    }

    void aDatasetOfOtherClassesSaysNothingOfTheUnits()
    {
        m_workbench->dataset().setDataset(support::toyDataset(62, 52, support::letters()));
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        QTRY_VERIFY2(
            label("answersMissing")->text().contains("A, B"),
            qPrintable(label("answersMissing")->text()));
        QVERIFY(m_script.errors.isEmpty());
        m_workbench->dataset().setDataset(m_dataset);
        QTRY_VERIFY(label("layerAnswer")->isVisible());
    }

    void inkIsNotTakenThroughANetworkOfClothes()
    {
        m_workbench->model().update(support::randomModelOf(support::clothes()));
        m_workbench->drawing().set({{{{0, 0}, {9, 9}}}, {}, {}}, image(3));
        QTRY_VERIFY(label("networkEmpty")->isVisible());
        QTRY_VERIFY2(
            label("networkEmpty")->text().startsWith("Open a picture"),
            qPrintable(label("networkEmpty")->text()));
        draw(3);
        QTRY_VERIFY(view()->isVisible());
    }

    void tellsHowAUnitAnswers()
    {
        useModelWithDeadUnit();
        m_workbench->dataset().setDataset(m_dataset);
        draw(3);
        QTRY_VERIFY(label("layerAnswer")->isVisible());
        const auto answers = core::unitAnswers(*predictor(), m_dataset->test);
        pointAt({1, 0});
        QTRY_COMPARE(label("unitAnswer")->text(), QString("Dead: never active"));
        QCOMPARE(
            label("layerAnswer")->text(), QString("%1 of 20 units dead, %2 never silent")
                                              .arg(answers->at(1).dead)
                                              .arg(answers->at(1).neverSilent));
        QVERIFY(!imageButton(0)->isEnabled());
        const int unit = aliveUnit(answers->at(1));
        const core::UnitAnswer& expected = answers->at(1).units[std::size_t(unit)];
        pointAt({1, unit});
        QTRY_VERIFY(m_page->findChild<ui::ClassMeans*>()->means() == expected.means);
        QString shown;
        connect(
            &m_workbench->drawing(), &core::CurrentDrawing::imageShown, this,
            [&](const auto&, const QString& caption) { shown = caption; });
        imageButton(0)->click();
        const int label = m_dataset->test.label(expected.exciting.front());
        QCOMPARE(shown, QString("Dataset image, label %1").arg(label));
    }

    void anotherDatasetTakesItsImagesAlong()
    {
        useModel();
        m_workbench->dataset().setDataset(m_dataset);
        draw(3);
        QTRY_VERIFY(label("layerAnswer")->isVisible());
        const auto answers = core::unitAnswers(*predictor(), m_dataset->test);
        pointAt({1, aliveUnit(answers->at(1))});
        QTRY_VERIFY(imageButton(0)->isEnabled());
        m_workbench->dataset().setDataset(support::toyDataset(1000, 100));
        QVERIFY(!imageButton(0)->isEnabled());
        QVERIFY(!label("layerAnswer")->isVisible());
        QTRY_VERIFY(imageButton(0)->isEnabled());
        QVERIFY(label("answersCaption")->text().startsWith("On the 100 test images"));
    }

    void marksUnitsThatAreDrawnAfterTheAnswers()
    {
        useModelWithDeadUnit();
        m_workbench->dataset().setDataset(m_dataset);
        QTRY_VERIFY(label("answersCaption")->text().startsWith("On the 200"));
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        const QImage marked = view()->grab().toImage();
        view()->setAnswers(nullptr);
        QVERIFY(view()->grab().toImage() != marked);
    }

    /// A resumed run has no epoch 0; between the ends of epochs come other snapshots.
    void answersAreThoseOfTheEpochsEnd()
    {
        m_workbench->dataset().setDataset(m_dataset);
        draw(3);
        m_workbench->activity().set(core::Doing::Training, true);
        Q_EMIT m_workbench->run().began();
        useModel();
        QTRY_VERIFY(view()->isVisible());
        QVERIFY(label("answersMissing")->text().contains("when an epoch has ended"));
        m_page->hide();
        useModelWithDeadUnit();
        Q_EMIT m_workbench->run().epochEnded({.epoch = 7});
        useModel();
        m_page->show();
        QTRY_VERIFY(label("answersCaption")->text().endsWith("after epoch 7"));
        pointAt({1, 0});
        QTRY_COMPARE(label("unitAnswer")->text(), QString("Dead: never active"));
        Q_EMIT m_workbench->run().began();
        QVERIFY(label("answersMissing")->text().contains("when an epoch has ended"));
    }

    void computesNothingWhileItIsOutOfSight()
    {
        m_page->hide();
        useModel();
        m_workbench->dataset().setDataset(m_dataset);
        draw(3);
        // What the presenter would have asked for before is done when this is.
        core::Job later;
        bool isDone = false;
        later.run(
            [this, model = predictor()] { return core::unitAnswers(*model, m_dataset->test); },
            [&isDone](const auto&) { isDone = true; });
        QTRY_VERIFY(isDone);
        QVERIFY(view()->content().activations.layers.empty());
        QVERIFY(!label("layerAnswer")->isVisibleTo(m_page.get()));
        m_page->show();
        QTRY_VERIFY(view()->isVisible());
        QTRY_VERIFY(label("layerAnswer")->isVisible());
    }

    void showsChannelsAsMaps()
    {
        useConvolutionalModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        const auto expected = core::activationsOf(*predictor(), image(3));
        QVERIFY(view()->content().activations == expected);
        QCOMPARE(view()->layers(), core::unitShapes(predictor()->model().network));
        QVERIFY(!view()->content().contributions.empty());
        QCOMPARE(view()->content().linesEnd, 0);
        const core::Activations other = core::activationsOf(*predictor(), image(8));
        const QImage before = view()->grab().toImage();
        ui::NetworkContent content = view()->content();
        content.activations.maps[1] = other.maps[1]; // the same highest values, other maps
        view()->setContent(content);
        QVERIFY(view()->grab().toImage() != before);
    }

    void pointingAtAChannelShowsItsKernelOrItsMap()
    {
        useConvolutionalModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        pointAt({1, 5});
        QTRY_COMPARE(label("unitTitle")->text(), QString("Layer 1, channel 5"));
        QTRY_VERIFY(weights() == core::pixelWeights(predictor()->model(), 1, 5));
        QCOMPARE(weights()->side, 3);
        QVERIFY(label("unitWeightsCaption")->text().startsWith("Kernel 3x3, ±"));
        QVERIFY(view()->accessibleDescription().contains("Layer 1, channel 5 of 6, highest"));
        pointAt({2, 7});
        QTRY_COMPARE(label("unitWeightsCaption")->text(), QString("Feature map 5x5"));
        const auto& maps = view()->content().activations.maps[2];
        QVERIFY(std::ranges::equal(pixels()->map()->values, maps.of(7)));
        QVERIFY(!weights());
        draw(8); // the map is that of the new drawing
        const auto expected = core::activationsOf(*predictor(), image(8));
        QTRY_VERIFY(std::ranges::equal(pixels()->map()->values, expected.maps[2].of(7)));
        pointAt({3, 4});
        QTRY_COMPARE(label("unitTitle")->text(), QString("Layer 3, unit 4"));
        QTRY_COMPARE(label("unitWeightsCaption")->text(), QString("No picture"));
        QVERIFY(!weights() && !pixels()->map());
    }

    void tellsHowAChannelAnswers()
    {
        useConvolutionalModel();
        m_workbench->dataset().setDataset(m_dataset);
        draw(3);
        QTRY_VERIFY(label("layerAnswer")->isVisible());
        const auto answers = core::unitAnswers(*predictor(), m_dataset->test);
        const int channel = aliveUnit(answers->at(2));
        click({2, channel});
        QTRY_VERIFY(
            m_page->findChild<ui::ClassMeans*>()->means() ==
            answers->at(2).units[std::size_t(channel)].means);
        QCOMPARE(
            label("layerAnswer")->text(), QString("%1 of 8 channels dead, %2 never silent")
                                              .arg(answers->at(2).dead)
                                              .arg(answers->at(2).neverSilent));
        pointAt({1, 0});
        QCOMPARE(view()->selected(), (UnitPlace{2, channel})); // it is held
        click({3, 0});
        QTRY_COMPARE(label("layerAnswer")->text(), QString("No ReLU here: none can be dead"));
    }

    /// With the mouse's wheel, and with the keys alone.
    void channelsOutOfSightCanBeReached()
    {
        m_workbench->model().update(support::predictorOf(support::randomModel(
            support::architectureOf("conv 200x5, relu, maxpool 2, linear 8, relu, linear 10"))));
        m_page->resize(520, 260);
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        pointAt({1, 0});
        QTRY_COMPARE(label("unitTitle")->text(), QString("Layer 1, channel 0"));
        const QImage before = view()->grab().toImage();
        turnWheel(view()->positionOf({1, 0}), -3);
        QVERIFY(view()->grab().toImage() != before);
        const QPoint inSight = view()->positionOf({1, 0});
        QVERIFY(view()->rect().contains(inSight)); // and is there again
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Left);
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(view(), Qt::Key_Down);
        }
        QCOMPARE(view()->selected().layer, 1);
        QVERIFY(view()->selected().unit > 180);
        QTRY_COMPARE(
            label("unitTitle")->text(),
            QString("Layer 1, channel %1").arg(view()->selected().unit));
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(view()->isPinned());
        turnWheel(view()->positionOf({2, 0}), -1); // nothing is out of sight there
        m_page->resize(500, 300);
        QVERIFY(view()->isPinned());
        QVERIFY(view()->selected().unit > 180);
    }

    void saysWhereLinesEnd()
    {
        m_workbench->model().update(support::predictorOf(support::randomModel(
            support::architectureOf("conv 4x5, relu, avgpool 2, linear 8, relu, linear 10"))));
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        QCOMPARE(view()->content().linesEnd, 1);
        QVERIFY(find<QWidget>("linesToDigit")->toolTip().contains("No lines go to layer 1"));
        QVERIFY(find<QWidget>("linesToDigit")->toolTip().contains("means of several places"));
        m_workbench->model().update(support::predictorOf(
            support::randomModel(support::architectureOf("maxpool 2, linear 8, relu, linear 10"))));
        QTRY_VERIFY(!find<QWidget>("linesToDigit")->toolTip().contains("means"));
        QVERIFY(find<QWidget>("linesToDigit")->toolTip().contains("changes the pixels"));
        useModel();
        QTRY_VERIFY(!find<QWidget>("linesToDigit")->toolTip().contains("No lines"));
    }

    void followsANewModel()
    {
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        click({1, 19});
        m_workbench->model().update(
            support::predictorOf(support::randomModel(core::Architecture::perceptron({6}), 2)));
        QTRY_COMPARE(view()->content().activations.layers.size(), std::size_t(3));
        QVERIFY(view()->content().activations == core::activationsOf(*predictor(), image(3)));
        QVERIFY(!view()->isPinned());
        QCOMPARE(view()->selected().layer, 1);
        QTRY_VERIFY(
            weights() == core::pixelWeights(predictor()->model(), 1, view()->selected().unit));
    }

    void takesLargeNetworksThroughAJob()
    {
        m_workbench->model().update(support::predictorOf(
            support::randomModel(core::Architecture::perceptron({4000, 300}))));
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        pointAt({1, 3999});
        QTRY_VERIFY(weights() == core::pixelWeights(predictor()->model(), 1, 3999));
    }

    void followsATrainingRun_data()
    {
        QTest::addColumn<core::Architecture>("layers");
        QTest::addRow("linear") << core::Architecture::perceptron({16});
        QTest::addRow("convolutional") << support::convolutionalNetwork();
    }

    void followsATrainingRun()
    {
        QFETCH(core::Architecture, layers);
        m_workbench->dataset().setDataset(m_dataset);
        draw(3);
        core::TrainingSettings settings;
        settings.network = layers;
        settings.epochs = 3;
        m_workbench->run().start(settings);
        QTRY_VERIFY(label("layerAnswer")->isVisible());
        QTRY_VERIFY(!m_workbench->run().isGoingOn());
        QTRY_COMPARE(label("answersCaption")->text(), QString("On the 200 test images of toy"));
        QTRY_VERIFY(view()->content().activations == core::activationsOf(*predictor(), image(3)));
    }

    void exportsWhatIsShown()
    {
        useModel();
        draw(3);
        QTRY_VERIFY(view()->isVisible());
        pointAt({2, 5});
        m_script.path = path("network.png");
        find<QAction>("exportNetworkPngAction")->trigger();
        QCOMPARE(m_script.request.suggestedFileName, QString("network.png"));
        QCOMPARE(QImage(m_script.path).size(), m_page->size() * 2);
        m_script.path = path("layer.csv");
        find<QAction>("exportNetworkCsvAction")->trigger();
        QCOMPARE(m_script.request.suggestedFileName, QString("layer-2.csv"));
        QFile file(m_script.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
        QCOMPARE(lines.size(), 14); // a heading, twelve units, an end
        QCOMPARE(lines[0], QString("unit,activation"));
        const float expected = view()->content().activations.layers[2][11];
        QCOMPARE(lines[12].section(',', 1).toFloat(), expected);
        m_script.path = "/nowhere/layer.csv";
        find<QAction>("exportNetworkCsvAction")->trigger();
        QCOMPARE(m_script.errors.size(), 1);
    }

private:
    const core::Architecture network = core::Architecture::perceptron({20, 12}, core::Head::Logits);

    ui::NetworkView* view() { return m_page->findChild<ui::NetworkView*>(); }
    QLabel* label(const char* name) { return find<QLabel>(name); }
    QToolButton* imageButton(int index)
    {
        return find<QToolButton>(QString("excitingImage%1").arg(index));
    }
    ui::PixelWeightsView* pixels() { return m_page->findChild<ui::PixelWeightsView*>(); }
    std::optional<core::PixelWeights> weights() { return pixels()->weights(); }
    core::PredictorPointer predictor() { return m_workbench->model().predictor(); }
    core::DigitImage image(int index) { return m_dataset->test.digitImage(index); }

    static int aliveUnit(const core::LayerAnswers& answers)
    {
        int unit = 0;
        while (answers.units[std::size_t(unit)].exciting.empty()) {
            ++unit;
        }
        return unit;
    }

    void useModel()
    {
        m_workbench->model().update(support::predictorOf(support::randomModel(network)));
    }
    /// The first of layer 1.
    void useModelWithDeadUnit()
    {
        core::Model model = support::randomModel(network);
        std::fill_n(model.parameters.begin(), core::digitImagePixels, 0.0F);
        const auto views = core::parameterViews(model.network);
        model.parameters[std::size_t(views[1].offset)] = -1;
        m_workbench->model().update(support::predictorOf(model));
    }
    void useConvolutionalModel()
    {
        m_workbench->model().update(
            support::predictorOf(support::randomModel(support::convolutionalNetwork())));
    }
    void draw(int index) { m_workbench->drawing().set({}, image(index)); }
    /// QTest::mouseMove() sends nothing where the pointer already is.
    void pointAt(UnitPlace place)
    {
        const QPointF position = view()->positionOf(place);
        QMouseEvent event(
            QEvent::MouseMove, position, view()->mapToGlobal(position), Qt::NoButton, Qt::NoButton,
            Qt::NoModifier);
        QCoreApplication::sendEvent(view(), &event);
    }
    void turnWheel(QPointF position, int rows)
    {
        QWheelEvent event(
            position, view()->mapToGlobal(position), {}, {0, 120 * rows}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view(), &event);
    }
    void click(UnitPlace place)
    {
        QTest::mouseClick(view(), Qt::LeftButton, {}, view()->positionOf(place));
    }

    core::DatasetPointer m_dataset;
};

QTEST_MAIN(TstNetworkPage)
#include "tst_networkpage.moc"
