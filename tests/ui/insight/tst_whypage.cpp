#include "core/ink/inkrasterizer.h"
#include "tests/ui/insight/insightfixture.h"
#include "tests/ui/otherclasses.h"
#include "ui/insight/attributionview.h"
#include "ui/insight/whypage.h"
#include "ui/insight/whypresenter.h"
#include "ui/widgets/thumbnailmodel.h"
#include "ui/widgets/thumbnailview.h"

#include <QAction>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>

class TstWhyPage : public QObject, private support::InsightFixture<ui::WhyPage, ui::WhyPresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_whypage"); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void saysWhatIsMissing()
    {
        QVERIFY(hint().contains("Draw a digit"));
        draw();
        QVERIFY(hint().contains("click Train"));
        useRandomModel(1);
        QVERIFY(hint().contains("Dataset page"));
    }

    void explainsTheDrawing()
    {
        furnishAll();
        const core::Explanation expected = explanationOf(*m_workbench->drawing().image());
        QCOMPARE(find<QLabel>("whySummary")->text(), expected.summary);
        double range = 0;
        for (const double value : expected.attribution.values) {
            range = std::max(range, std::abs(value));
        }
        QCOMPARE(find<ui::AttributionView>("attributionView")->range(), range);
        QCOMPARE(neighbours()->rowCount(), 12);
        QVERIFY2(
            neighbours()->caption(0).startsWith("train #"), qPrintable(neighbours()->caption(0)));
        QVERIFY(neighbours()->text(0).endsWith(
            QLocale().toString(expected.neighbours[0].distance, 'f', 1)));
    }

    void occlusionIsAnotherView()
    {
        furnishAll();
        auto* view = find<ui::AttributionView>("attributionView");
        const double gradients = view->range();
        choose("methodCombo", 1);
        QVERIFY(view->range() > 0 && view->range() != gradients);
    }

    void theDigitsCanBePicked()
    {
        furnishAll();
        choose("forCombo", 3 + 1); // the automatic one comes first
        choose("againstCombo", 8 + 1);
        QTRY_VERIFY(find<QWidget>("attributionView")->accessibleDescription().contains("for 3"));
        QVERIFY(find<QWidget>("attributionView")->accessibleDescription().contains("for 8"));
        choose("againstCombo", 3 + 1); // not the same twice: the other one is automatic again
        const QString automatic = QString("for %1").arg(m_workbench->drawing().reading()->mostLike);
        QTRY_VERIFY(find<QWidget>("attributionView")->accessibleDescription().contains(automatic));
        QVERIFY(find<QWidget>("attributionView")->accessibleDescription().contains("for 3"));
    }

    void clothesAreExplainedByTheirNames()
    {
        furnishWith(support::clothes());
        QVERIFY(neighbours()->caption(0).contains("label "));
        const QString name = neighbours()->caption(0).section("label ", 1).section(',', 0, 0);
        QVERIFY2(support::clothes().names().contains(name), qPrintable(name));
        auto* forCombo = find<QComboBox>("forCombo");
        QCOMPARE(forCombo->itemText(1), QString("T-shirt/top"));
        choose("forCombo", 9 + 1);
        choose("againstCombo", 8 + 1);
        QTRY_COMPARE(
            find<QWidget>("attributionView")->accessibleDescription(),
            QString("Blue: for Ankle boot. Orange: for Bag."));
        draw(); // ink says nothing to it
        QTRY_VERIFY2(hint().startsWith("Open a picture"), qPrintable(hint()));
    }

    void lettersArePickedByTyping()
    {
        furnishWith(support::letters());
        auto* forCombo = find<QComboBox>("forCombo");
        forCombo->setFocus();
        forCombo->lineEdit()->selectAll();
        QTest::keyClicks(forCombo, "w");
        QTest::keyClick(forCombo, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QWidget>("attributionView")->accessibleDescription().contains("for W"), 30'000);
        furnishAll(); // there is no W among digits
        QTRY_COMPARE(forCombo->currentIndex(), 0);
        expectTheDrawingExplained();
    }

    void aDatasetOfOtherClassesIsNotCompared()
    {
        furnishAll();
        m_workbench->dataset().setDataset(support::toyDataset(62, 52, support::letters()));
        QTRY_VERIFY2(hint().contains("A, B"), qPrintable(hint()));
    }

    void aConvolutionalNetworkIsExplained()
    {
        furnishAll();
        m_workbench->model().update(
            support::predictorOf(support::randomModel(support::convolutionalNetwork())));
        expectTheDrawingExplained();
        QVERIFY(find<ui::AttributionView>("attributionView")->range() > 0);
        QCOMPARE(neighbours()->rowCount(), 12);
        auto* slider = find<QSlider>("changeSlider");
        const QImage changed = find<QWidget>("changedImageView")->grab().toImage();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(find<QWidget>("changedImageView")->grab().toImage() != changed);
        QCOMPARE(captionOfClicked(0), neighbours()->caption(0));
        choose("forCombo", 3 + 1);
        QTRY_VERIFY(find<QWidget>("attributionView")->accessibleDescription().contains("for 3"));
    }

    void anotherDatasetIsExplainedByItsOwnImages()
    {
        furnishAll();
        draw(140); // it is being explained while the dataset changes
        m_workbench->dataset().setDataset(support::toyDataset(20, 10));
        expectTheDrawingExplained();
        QCOMPARE(neighbours()->rowCount(), 12);
        for (int row = 0; row < neighbours()->rowCount(); ++row) {
            QCOMPARE(neighbours()->pixels(row).size(), qsizetype(core::digitImagePixels));
        }
    }

    void theSliderGoesFromTheDrawingToTheChangedOne()
    {
        furnishAll();
        auto* slider = find<QSlider>("changeSlider");
        const QImage changed = find<QWidget>("changedImageView")->grab().toImage();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(slider->value(), 0);
        QVERIFY(find<QWidget>("changedImageView")->grab().toImage() != changed);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(find<QWidget>("changedImageView")->grab().toImage(), changed);
        QVERIFY(find<QLabel>("changeCaption")->text().contains("read as"));
    }

    void followsDrawingAndModel()
    {
        furnishAll();
        useRandomModel(5);
        expectTheDrawingExplained();
        draw(140);
        expectTheDrawingExplained();
        m_workbench->drawing().set({}, std::nullopt);
        QVERIFY(hint().contains("Draw a digit"));
    }

    void computesNothingWhileItIsOutOfSight()
    {
        furnishAll();
        const QString before = find<QLabel>("whySummary")->text();
        m_page->hide();
        useRandomModel(5);
        QCOMPARE(find<QLabel>("whySummary")->text(), before);
        m_page->show();
        expectTheDrawingExplained();
    }

    void followsATrainingRun()
    {
        furnishAll();
        m_workbench->run().start({.network = core::Architecture::perceptron({16}), .epochs = 3});
        QTRY_VERIFY(m_workbench->activity().isIdle());
        expectTheDrawingExplained();
    }

    void aNeighbourGoesToTheCanvas()
    {
        furnishAll();
        QCOMPARE(captionOfClicked(1), neighbours()->caption(1));
    }

    void exportsWhatItShows()
    {
        furnishAll();
        m_script.path = path("why.csv");
        find<QAction>("exportWhyCsvAction")->trigger();
        QFile table(path("why.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count('\n'), 785);
        m_script.path = path("why.png");
        find<QAction>("exportWhyPngAction")->trigger();
        QCOMPARE(QImage(path("why.png")).size(), m_page->size() * 2);
    }

private:
    /// Clicks a neighbour. Returns the caption of the image that comes onto the canvas.
    QString captionOfClicked(int neighbour)
    {
        QString said;
        const QObject listener; // as long as `said`
        connect(
            &m_workbench->drawing(), &core::CurrentDrawing::imageShown, &listener,
            [&](const core::DigitImage&, const QString& caption) { said = caption; });
        auto* view = find<ui::ThumbnailView>("neighboursView");
        QTest::mouseClick(
            view->viewport(), Qt::LeftButton, {},
            view->visualRect(view->model()->index(neighbour, 0)).center());
        return said;
    }

    QString hint()
    {
        auto* label = find<QLabel>("whyHint");
        return label->isVisible() ? label->text() : QString();
    }

    const ui::ThumbnailModel* neighbours()
    {
        return qobject_cast<const ui::ThumbnailModel*>(
            find<ui::ThumbnailView>("neighboursView")->model());
    }

    void useRandomModel(unsigned seed)
    {
        m_workbench->model().update(support::predictorOf(
            support::randomModel(core::Architecture::perceptron({24, 16}), seed)));
    }

    void draw(double x = 60)
    {
        const core::Ink ink{{{{40, 40}, {x, 200}, {90, 120}}}, {}, {}};
        m_workbench->drawing().set(ink, core::rasterizeInk(ink));
    }

    /// All that an explanation needs; waits until it is there.
    void furnishAll()
    {
        m_workbench->dataset().setDataset(support::toyDataset(200, 50));
        useRandomModel(1);
        draw();
        QTRY_VERIFY(hint().isEmpty() && !find<QLabel>("whySummary")->text().isEmpty());
    }

    /// A picture, and a random model of these classes; waits until it is explained.
    void furnishWith(const core::Classes& classes)
    {
        m_workbench->dataset().setDataset(support::toyDataset(124, 50, classes));
        m_workbench->model().update(support::randomModelOf(classes));
        m_workbench->drawing().set({}, m_workbench->dataset().dataset()->test.digitImage(3));
        QTRY_VERIFY(hint().isEmpty() && !find<QLabel>("whySummary")->text().isEmpty());
    }

    void expectTheDrawingExplained()
    {
        const QString summary = explanationOf(*m_workbench->drawing().image()).summary;
        QTRY_COMPARE(find<QLabel>("whySummary")->text(), summary);
    }

    core::Explanation explanationOf(const core::DigitImage& image)
    {
        const core::Predictor& predictor = *m_workbench->model().predictor();
        const auto layer =
            core::LastLayer::compute(predictor, m_workbench->dataset().dataset()->train);
        const auto explanation =
            core::explain(predictor, image, core::highestPair(predictor.outputs(image)), *layer);
        if (!explanation) {
            qFatal("%s", qPrintable(explanation.error().message));
        }
        return *explanation;
    }
};

QTEST_MAIN(TstWhyPage)
#include "tst_whypage.moc"
