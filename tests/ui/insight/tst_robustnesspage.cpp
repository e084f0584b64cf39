#include "core/insight/robustness.h"
#include "core/modelfile/modelfile.h"
#include "tests/support/keptrun.h"
#include "tests/ui/insight/insightfixture.h"
#include "tests/ui/otherclasses.h"
#include "ui/insight/robustnesschart.h"
#include "ui/insight/robustnesspage.h"
#include "ui/insight/robustnesspresenter.h"
#include "ui/widgets/digitimageview.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/probabilitybars.h"

#include <QAction>
#include <QChart>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineSeries>
#include <QMenu>
#include <QPushButton>
#include <QSlider>

using core::Deformation;

namespace
{

/// Ink at the left only.
core::DigitImage drawing()
{
    core::DigitImage image{};
    for (int y = 6; y < 22; ++y) {
        image[static_cast<std::size_t>(y * core::digitImageSide + 9)] = 1;
    }
    return image;
}

} // namespace

class TstRobustnessPage
    : public QObject,
      protected support::InsightFixture<ui::RobustnessPage, ui::RobustnessPresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_robustnesspage"); }

    void init()
    {
        beginTest();
        m_page->resize(620, 240);
    }

    void cleanup() { endTest(); }

    void saysWhatIsMissing()
    {
        QVERIFY(plot()->emptyText().contains("Dataset page"));
        QVERIFY(label("robustnessCaption")->text().contains("Draw a digit"));
        m_workbench->dataset().setDataset(support::toyDataset());
        QVERIFY(plot()->emptyText().contains("click Train"));
        m_workbench->model().update(support::predictorOf(support::constantModel(1)));
        QVERIFY(plot()->emptyText().isEmpty());
    }

    void theCurveIsTheCoreFunctions()
    {
        const auto model =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({16})));
        use(model);
        QTRY_VERIFY(isWhole());
        const auto expected = core::robustness(
            *model, m_workbench->dataset().dataset()->test, Deformation::Rotation, strengths());
        QVERIFY(expected && lines().first().curve == *expected);
        auto* series = plot()->chart()->findChild<QLineSeries*>("line0");
        QCOMPARE(series->count(), static_cast<int>(strengths().size()));
        QCOMPARE(series->at(0), QPointF(-90, expected->first().accuracy() * 100));
    }

    void readsTheValuesNearestToThePointer()
    {
        useConstantModel(7);
        QTRY_VERIFY(isWhole());
        const QStringList values = m_page->chart()->valuesAt(33);
        QCOMPARE(values.size(), 2);
        QCOMPARE(values[0], QString("Rotation 30°"));
        QVERIFY2(values[1].endsWith(": 10.00 %"), qPrintable(values[1]));
    }

    void anotherDeformationHasItsOwnCurve()
    {
        useConstantModel(7);
        QTRY_VERIFY(isWhole());
        choose(Deformation::Shift);
        QCOMPARE(m_page->deformation(), Deformation::Shift);
        QCOMPARE(lines().first().curve.size(), 0);
        QTRY_VERIFY(isWhole());
        // What is known is not computed again.
        QTest::keyClick(combo(), Qt::Key_Up);
        QVERIFY(isWhole());
    }

    void theSliderDeformsTheDrawingAndItsReading()
    {
        const auto model = support::predictorOf(support::randomModel());
        use(model);
        m_workbench->drawing().set({}, drawing());
        QCOMPARE(label("robustnessCaption")->text(), QString("The drawing"));
        QCOMPARE(*bars()->probabilities(), model->predict(drawing()));
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(slider(), Qt::Key_Right);
        }
        QCOMPARE(label("strengthValue")->text(), QString("20°"));
        const auto turned = core::deform(drawing(), Deformation::Rotation, 20, core::Random(1));
        QCOMPARE(*bars()->probabilities(), model->predict(turned));
        auto* mark = plot()->chart()->findChild<QLineSeries*>("mark");
        QCOMPARE(mark->at(0).x(), 20.0);
        QTest::keyClick(slider(), Qt::Key_End);
        QCOMPARE(m_page->strength(), 90.0);
        QTest::mouseClick(slider(), Qt::LeftButton, {}, {4, slider()->height() / 3});
        QVERIFY(m_page->strength() < 90);
        choose(Deformation::Contrast);
        QCOMPARE(m_page->strength(), 0.0);
        QCOMPARE(*bars()->probabilities(), model->predict(drawing()));
    }

    /// Upright ink is a 1 to this model, lying ink is not.
    void saysWhenTheReadingBreaks()
    {
        core::Model model = support::constantModel(0, core::Architecture::perceptron({}));
        // One layer, 784 to 10: digit 1 for ink in the drawing's column.
        for (int y = 6; y < 22; ++y) {
            const auto pixel = static_cast<std::size_t>(y * core::digitImageSide + 9);
            model.parameters[core::digitImagePixels + pixel] = 1;
        }
        use(support::predictorOf(model));
        m_workbench->drawing().set({}, drawing());
        QVERIFY(label("robustnessVerdict")->text().startsWith("Read as 1"));
        QTest::keyClick(slider(), Qt::Key_Home);
        const QString text = label("robustnessVerdict")->text();
        QVERIFY2(text.startsWith("Read as 0") && text.endsWith("was 1"), qPrintable(text));
    }

    void stepsThroughTestImagesAndChances()
    {
        const auto model =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({16})));
        use(model);
        const core::LabelledImages& images = m_workbench->dataset().dataset()->test;
        QCOMPARE(label("robustnessCaption")->text(), QString("Test #0, label 0"));
        QTest::mouseClick(button("robustnessAnotherButton"), Qt::LeftButton);
        QCOMPARE(label("robustnessCaption")->text(), QString("Test #1, label 1"));
        QCOMPARE(*bars()->probabilities(), model->predict(images.digitImage(1)));
        QVERIFY(!button("robustnessShuffleButton")->isEnabled());
        choose(Deformation::Noise);
        QTest::keyClick(slider(), Qt::Key_End);
        const auto before = bars()->probabilities();
        QTest::mouseClick(button("robustnessShuffleButton"), Qt::LeftButton);
        QVERIFY(bars()->probabilities() != before);
        m_workbench->drawing().set({}, drawing());
        QVERIFY(!button("robustnessAnotherButton")->isEnabled());
        QVERIFY(button("robustnessAnotherButton")->toolTip().contains("Clear the canvas"));
    }

    void theNewestModelWins()
    {
        for (int digit = 0; digit < core::digitCount; ++digit) {
            useConstantModel(digit);
        }
        const auto last =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({16})));
        use(last);
        QTRY_VERIFY(isWhole());
        const auto evaluation = core::robustness(
            *last, m_workbench->dataset().dataset()->test, Deformation::Rotation, {0});
        QCOMPARE(accuracyAt(0), evaluation->first().accuracy());
    }

    void computesNothingWhileItIsOutOfSight()
    {
        m_page->hide();
        useConstantModel(7);
        // Events of an hour would change nothing: no job was begun.
        QCoreApplication::processEvents();
        QVERIFY(lines().isEmpty());
        QVERIFY(!bars()->probabilities());
        m_page->show();
        QTRY_VERIFY(isWhole());
        QVERIFY(bars()->probabilities());
    }

    void leavingThePageEndsWhatItComputes()
    {
        useConstantModel(7);
        m_page->hide();
        QCoreApplication::processEvents(); // what had come through would be delivered now
        QVERIFY(lines().first().curve.isEmpty());
        m_page->show();
        QTRY_VERIFY(isWhole());
    }

    void isStoppedAndGoesOn()
    {
        useConstantModel(7);
        QPushButton* stop = button("robustnessStopButton");
        QVERIFY(stop->isVisible());
        QCOMPARE(stop->text(), QString("Stop"));
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(stop->text(), QString("Go on"));
        QCoreApplication::processEvents();
        QVERIFY(lines().first().curve.isEmpty());
        QTest::keyClick(stop, Qt::Key_Space);
        QTRY_VERIFY(isWhole());
        QVERIFY(!stop->isVisible());
    }

    void followsATrainingRun()
    {
        useConstantModel(7);
        QTRY_VERIFY(isWhole());
        core::TrainingSettings settings;
        settings.network = core::Architecture::perceptron({16});
        settings.epochs = 3;
        double accuracy = 0;
        connect(&m_workbench->run(), &core::TrainingRun::finished, this, [&](const auto& result) {
            accuracy = result.test.accuracy;
        });
        m_workbench->run().start(settings);
        QTRY_VERIFY(accuracy > 0 && !m_workbench->run().isGoingOn());
        QTRY_VERIFY(isWhole() && accuracyAt(0) == accuracy);
        QCOMPARE(lines().first().name, m_workbench->run().name());
    }

    /// A resumed run has no epoch 0; between the ends of epochs come other snapshots.
    void curvesAreThoseOfTheEpochsEnd()
    {
        m_workbench->dataset().setDataset(support::toyDataset());
        m_workbench->activity().set(core::Doing::Training, true);
        Q_EMIT m_workbench->run().began();
        useConstantModel(3);
        QVERIFY(lines().isEmpty());
        QVERIFY(plot()->emptyText().contains("when an epoch has ended"));
        m_page->hide();
        const auto ended =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({16})));
        use(ended);
        Q_EMIT m_workbench->run().epochEnded({.epoch = 7});
        useConstantModel(3);
        m_page->show();
        QTRY_VERIFY(isWhole());
        QVERIFY(lines().first().name.endsWith(", epoch 7"));
        const auto expected = core::robustness(
            *ended, m_workbench->dataset().dataset()->test, Deformation::Rotation, strengths());
        QVERIFY(expected && lines().first().curve == *expected);
        // The next run has no epoch yet.
        Q_EMIT m_workbench->run().began();
        m_workbench->dataset().setDataset(support::toyDataset());
        QVERIFY(lines().isEmpty());
    }

    void comparesWithKeptRunsAndFiles()
    {
        const core::RunStore& store = m_workbench->keptRuns().store();
        const QString run = support::keep(store, support::endedRun(core::Outcome::Completed));
        m_workbench->keptRuns().load();
        QTRY_COMPARE(m_workbench->keptRuns().runs().size(), 1);
        useConstantModel(7);
        pick(run);
        QTRY_VERIFY(lines().size() == 2 && isWhole());
        QCOMPARE(lines()[1].colour, 1);
        QCOMPARE(lines()[1].name, m_workbench->keptRuns().runs().first().name);
        for (const char* name : {"a", "b"}) {
            m_script.path = path(name) + ".safetensors";
            QVERIFY(core::writeModel(m_script.path, support::constantModel(4)));
            pick("compareFileAction");
        }
        QTRY_VERIFY(lines().size() == 4 && isWhole());
        QCOMPARE(lines()[3].name, QString("b"));
        QCOMPARE(lines()[3].colour, 3);
        QVERIFY(!entry("compareFileAction")->isEnabled());
        // One goes: the others keep their colours and their curves.
        pick(run);
        QCOMPARE(lines().size(), 3);
        QVERIFY(isWhole());
        QCOMPARE(lines()[1].colour, 2);
        QVERIFY(m_script.errors.isEmpty());
    }

    void tellsWhenAModelCannotBeCompared()
    {
        useConstantModel(7);
        m_script.path = path("nothing.safetensors");
        pick("compareFileAction");
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY(m_script.errors.first().contains("nothing.safetensors"));
    }

    void exportsTheCurves()
    {
        useConstantModel(7);
        QTRY_VERIFY(isWhole());
        m_script.path = path("curves.csv");
        m_presenter->findChild<QAction*>("robustnessCsvAction")->trigger();
        QCOMPARE(m_script.request.suggestedFileName, QString("robustness.csv"));
        QFile csv(m_script.path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = csv.readAll().trimmed().split('\n');
        QCOMPARE(rows.size(), strengths().size() + 1);
        QCOMPARE(rows[0], QByteArray("deformation,strength,model,accuracy,samples"));
        QVERIFY2(rows[1].startsWith("rotation,-90,"), rows[1]);
        QVERIFY2(rows[1].endsWith(",0.1,200"), rows[1]);
        m_script.path = path("curves.png");
        m_presenter->findChild<QAction*>("robustnessPngAction")->trigger();
        QCOMPARE(QImage(m_script.path).size(), m_page->chart()->size() * 2);
        QVERIFY(m_script.errors.isEmpty());
    }

    void clothesHaveNames()
    {
        m_workbench->dataset().setDataset(support::toyDataset(62, 60, support::clothes()));
        use(support::constantModelOf(support::clothes(), 7));
        QTRY_VERIFY(!lines().isEmpty());
        QVERIFY(label("robustnessVerdict")->text().startsWith("Read as Sneaker, "));
        QVERIFY(bars()->accessibleDescription().contains("Sneaker: "));
        QCOMPARE(label("robustnessCaption")->text(), QString("Test #0, label T-shirt/top"));
        button("robustnessAnotherButton")->click();
        QCOMPARE(label("robustnessCaption")->text(), QString("Test #1, label Trouser"));
        // Ink is not read, and so an image of the test part stays.
        m_workbench->drawing().set({{{{0, 0}, {9, 9}}}, {}, {}}, drawing());
        QCOMPARE(label("robustnessCaption")->text(), QString("Test #1, label Trouser"));
        m_workbench->drawing().set({}, drawing());
        QCOMPARE(label("robustnessCaption")->text(), QString("The drawing"));
        QVERIFY(m_page->minimumSizeHint().width() <= 590);
    }

    /// It is said in place of the curves, without a dialog.
    void aDatasetOfOtherClassesHasNoCurve()
    {
        m_workbench->dataset().setDataset(support::toyDataset(62, 60, support::clothes()));
        use(support::constantModelOf(support::clothes(), 7));
        QTRY_VERIFY(!lines().isEmpty());
        use(support::constantModelOf(support::letters(), 16));
        QTRY_VERIFY2(plot()->emptyText().contains("A, B"), qPrintable(plot()->emptyText()));
        QVERIFY(lines().isEmpty());
        QVERIFY(m_script.errors.isEmpty());
        QVERIFY(label("robustnessVerdict")->text().startsWith("Read as Q, "));
        use(support::constantModelOf(support::clothes(), 7));
        QVERIFY(plot()->emptyText().isEmpty());
        QTRY_VERIFY(!lines().isEmpty());
    }

    void fitsBesideTheCanvasOfASmallWindow()
    {
        QVERIFY(m_page->minimumSizeHint().width() <= 590);
        QVERIFY(m_page->minimumSizeHint().height() <= 240);
    }

private:
    const QList<ui::RobustnessLine>& lines() { return m_page->chart()->lines(); }
    QLabel* label(const char* name) { return find<QLabel>(name); }
    QPushButton* button(const char* name) { return find<QPushButton>(name); }
    QComboBox* combo() { return find<QComboBox>("deformationCombo"); }
    QSlider* slider() { return find<QSlider>("strengthSlider"); }
    ui::PlotView* plot() { return find<ui::PlotView>("robustnessPlot"); }
    ui::ProbabilityBars* bars() { return find<ui::ProbabilityBars>("robustnessBars"); }

    const QList<double>& strengths() { return core::traitsOf(m_page->deformation()).strengths; }

    bool isWhole()
    {
        return !lines().isEmpty() &&
               std::all_of(lines().begin(), lines().end(), [this](const auto& line) {
                   return line.curve.size() == strengths().size();
               });
    }

    double accuracyAt(double strength)
    {
        for (const core::RobustnessPoint& point : lines().first().curve) {
            if (point.strength == strength) {
                return point.accuracy();
            }
        }
        return -1;
    }

    /// By the keyboard.
    void choose(Deformation deformation)
    {
        while (m_page->deformation() < deformation) {
            QTest::keyClick(combo(), Qt::Key_Down);
        }
    }

    /// An entry of the menu of models, as it would be shown now.
    QAction* entry(const QString& name)
    {
        Q_EMIT m_page->modelsMenu()->aboutToShow();
        return m_page->modelsMenu()->findChild<QAction*>(name);
    }

    void pick(const QString& name) { entry(name)->trigger(); }

    void use(const core::PredictorPointer& model)
    {
        if (!m_workbench->dataset().dataset()) {
            m_workbench->dataset().setDataset(support::toyDataset());
        }
        m_workbench->model().update(model);
    }

    void useConstantModel(int digit) { use(support::predictorOf(support::constantModel(digit))); }
};

QTEST_MAIN(TstRobustnessPage)
#include "tst_robustnesspage.moc"
