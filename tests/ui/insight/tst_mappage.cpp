#include "core/modelfile/modelfile.h"
#include "tests/ui/insight/insightfixture.h"
#include "tests/ui/otherclasses.h"
#include "ui/insight/mappage.h"
#include "ui/insight/mappresenter.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

using ui::MapMethod;
using ui::MapPoint;

class TstMapPage : public QObject, private support::InsightFixture<ui::MapPage, ui::MapPresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_mappage"); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void saysWhatIsMissing()
    {
        QVERIFY(find<QLabel>("mapHint")->isVisible());
        QVERIFY(find<QLabel>("mapHint")->text().contains("click Train"));
        useModel(7);
        QVERIFY(find<QLabel>("mapHint")->text().contains("Dataset page"));
    }

    void showsEveryImageWhereItLies()
    {
        prepare();
        QCOMPARE(points().size(), std::size_t(200));
        const auto map = core::mapOf(*model(), images(), {});
        QVERIFY(map);
        for (std::size_t i = 0; i < 200; ++i) {
            QCOMPARE(points()[i].image, qsizetype(i));
            QCOMPARE(points()[i].label, images().label(qsizetype(i)));
            QCOMPARE(points()[i].place, map->places[i]);
        }
        QVERIFY(caption().startsWith("200 images of toy"));
        QTRY_VERIFY(quality().contains("Trustworthiness"));
        QVERIFY(quality().contains("of variance"));
    }

    void marksTheDrawing()
    {
        prepare();
        QVERIFY(!view()->mark());
        draw(3);
        QTRY_VERIFY(view()->mark());
        QVERIFY(isNear(*view()->mark(), points()[3].place));
        draw(8);
        QTRY_VERIFY(isNear(*view()->mark(), points()[8].place));
        m_workbench->drawing().set({}, std::nullopt);
        QTRY_VERIFY(!view()->mark());
    }

    void pointingShowsAnImageAndAClickBringsItToTheCanvas()
    {
        prepare();
        const int point = lonelyPoint();
        QTest::mouseMove(view(), view()->positionOf(point).toPoint());
        QTRY_COMPARE(view()->selected(), point);
        const QString text = view()->accessibleDescription();
        QVERIFY2(text.startsWith(QString("toy #%1 is a").arg(point)), qPrintable(text));
        watchCanvas();
        QTest::mouseClick(view(), Qt::LeftButton, {}, view()->positionOf(point).toPoint());
        QCOMPARE(m_said, text);
        QVERIFY(*m_shown == images().digitImage(point));
    }

    void keysDoAllThatTheMouseDoes()
    {
        prepare();
        QTest::keyClick(view(), Qt::Key_Right);
        const int first = view()->selected();
        QVERIFY(first >= 0);
        QTest::keyClick(view(), Qt::Key_Right);
        QVERIFY(view()->selected() != first);
        QVERIFY(view()->positionOf(view()->selected()).x() > view()->positionOf(first).x());
        watchCanvas();
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(*m_shown == images().digitImage(view()->selected()));
        QTest::keyClick(view(), Qt::Key_Space);
        QVERIFY(view()->chosenImages().contains(view()->selected()));
        const qreal before = view()->positionOf(first).x() - view()->positionOf(lonelyPoint()).x();
        QTest::keyClick(view(), Qt::Key_Plus);
        const qreal after = view()->positionOf(first).x() - view()->positionOf(lonelyPoint()).x();
        QVERIFY(std::abs(after) > std::abs(before));
        QTest::keyClick(view(), Qt::Key_Home);
        find<QAction>("chosenToMistakesAction")->trigger();
        QCOMPARE(m_workbench->readings().filter().images, view()->chosenImages());
        QTest::keyClick(view(), Qt::Key_Escape);
        QVERIFY(view()->chosenImages().isEmpty());
        QCOMPARE(view()->selected(), -1);
        QVERIFY(!find<QPushButton>("chosenToMistakesButton")->isEnabled());
    }

    void aLassoSendsItsImagesToMistakes()
    {
        prepare();
        int asked = 0;
        connect(
            &m_workbench->readings(), &core::TestReadings::mistakesAsked, this, [&] { ++asked; });
        // Round the left half.
        const int middle = view()->width() / 2;
        QList<qsizetype> expected;
        for (int i = 0; i < 200; ++i) {
            if (view()->positionOf(i).x() < middle) {
                expected.append(i);
            }
        }
        QVERIFY(!expected.isEmpty() && expected.size() < 200);
        lasso({{1, 1}, {middle, 1}, {middle, view()->height() - 2}, {1, view()->height() - 2}});
        QCOMPARE(view()->chosenImages(), expected);
        QCOMPARE(asked, 1);
        QCOMPARE(m_workbench->readings().filter().images, expected);
        QVERIFY(m_workbench->readings().filter().kind == core::MistakeKind::AnyKind);
        QVERIFY(find<QPushButton>("chosenToMistakesButton")
                    ->text()
                    .contains(QString::number(expected.size())));
        lasso({{1, 1}, {9, 1}, {9, 9}}); // around nothing: lets go
        QVERIFY(view()->chosenImages().isEmpty());
        QCOMPARE(asked, 1);
    }

    void computesTsneOnDemand()
    {
        prepare();
        draw(3);
        QTRY_VERIFY(view()->mark());
        find<QPushButton>("tsneButton")->click();
        QVERIFY(find<QProgressBar>("tsneProgress")->isVisible());
        QVERIFY(find<QPushButton>("tsneButton")->text().contains("t-SNE"));
        QTRY_VERIFY(caption().startsWith("200 of the 200 images"));
        QVERIFY(!find<QProgressBar>("tsneProgress")->isVisible());
        QTRY_VERIFY(quality().contains("Trustworthiness"));
        QVERIFY(!quality().contains("variance"));
        QCOMPARE(method(), MapMethod::Tsne);
        const auto map = core::mapOf(*model(), images(), {});
        const auto part = core::neighbourMapOf(*map);
        QCOMPARE(points()[17].place, part->places[17]);
        const auto place = core::placeOf(*map, *part, images().digitImage(3));
        QTRY_VERIFY(isNear(*view()->mark(), *place));
        choose("methodCombo", int(MapMethod::Pca));
        QCOMPARE(points()[17].place, map->places[17]);
        QTRY_VERIFY(isNear(*view()->mark(), map->places[3]));
    }

    void tsneCanBeStopped()
    {
        prepare(2600);
        choose("methodCombo", int(MapMethod::Tsne));
        QVERIFY(find<QProgressBar>("tsneProgress")->isVisible());
        find<QPushButton>("tsneButton")->click();
        QVERIFY(!find<QProgressBar>("tsneProgress")->isVisible());
        QCOMPARE(method(), MapMethod::Pca);
        QCOMPARE(points().size(), std::size_t(2600));
        QVERIFY(m_script.errors.isEmpty());
    }

    void tsneChosenAgainIsComputed()
    {
        prepare();
        choose("methodCombo", int(MapMethod::Tsne));
        find<QPushButton>("tsneButton")->click();
        choose("methodCombo", int(MapMethod::Tsne)); // the stopped one is not at its end yet
        QVERIFY(find<QProgressBar>("tsneProgress")->isVisible());
        QTRY_VERIFY(caption().startsWith("200 of the 200 images"));
        QCOMPARE(method(), MapMethod::Tsne);
    }

    void tsneStaysWithItsModelWhateverThatIsCalled()
    {
        prepare();
        QDir(m_folder->path()).mkpath("elsewhere");
        const auto other = support::randomModel(core::Architecture::perceptron({20}), 6);
        QVERIFY(core::writeModel(path("elsewhere/name.safetensors"), other));
        choose("methodCombo", int(MapMethod::Tsne));
        QTRY_VERIFY(caption().startsWith("200 of the 200 images"));
        m_workbench->model().save(path("name.safetensors"));
        QTRY_COMPARE(m_workbench->model().name(), "name");
        m_workbench->model().update(
            support::predictorOf(support::randomModel(core::Architecture::perceptron({20}), 5)));
        QTRY_VERIFY(caption().endsWith("in another state"));
        QCOMPARE(method(), MapMethod::Tsne);
        m_workbench->model().save(path("name.safetensors"));
        QTRY_VERIFY(!m_workbench->model().isModified());
        m_workbench->model().open(path("elsewhere/name.safetensors"));
        QTRY_COMPARE(method(), MapMethod::Pca);
    }

    /// As soon as a version is read there is a newer one, long before its map is there.
    void versionsThatComeFastDoNotKeepTheMapFromItsEnd()
    {
        prepare();
        const std::vector<MapPoint> before = points();
        core::Model next = support::randomModel(core::Architecture::perceptron({1024}), 5);
        const auto update = [&] {
            next.parameters[0] += 1;
            m_workbench->model().update(support::predictorOf(next));
        };
        QObject following; // ends with the test, however that does
        connect(
            &m_workbench->readings(), &core::TestReadings::changed, &following, update,
            Qt::QueuedConnection);
        update();
        QTRY_VERIFY(points()[0].place != before[0].place);
    }

    void forgetsWhatWasChosenWithTheMap()
    {
        prepare();
        QTest::keyClick(view(), Qt::Key_Right);
        QTest::keyClick(view(), Qt::Key_Space);
        QVERIFY(find<QAction>("chosenToMistakesAction")->isEnabled());
        m_workbench->dataset().setDataset({});
        QTRY_VERIFY(!m_page->isMapShown());
        QVERIFY(view()->chosenImages().isEmpty());
        QVERIFY(!find<QAction>("chosenToMistakesAction")->isEnabled());
    }

    void anotherModelMovesThePoints()
    {
        prepare();
        const std::vector<MapPoint> before = points();
        m_workbench->model().update(
            support::predictorOf(support::randomModel(core::Architecture::perceptron({20}), 5)));
        QTRY_VERIFY(points()[0].place != before[0].place);
        std::vector<QPointF> places;
        for (const MapPoint& point : before) {
            places.push_back(point.place);
        }
        const auto expected = core::mapOf(*model(), images(), places);
        QCOMPARE(points()[5].place, expected->places[5]);
        QTRY_VERIFY(!view()->isMoving());
        QVERIFY(view()->rect().contains(view()->positionOf(5).toPoint()));
    }

    void followsATrainingRun()
    {
        prepare();
        const std::vector<MapPoint> before = points();
        core::TrainingSettings settings;
        settings.network = core::Architecture::perceptron({16});
        settings.epochs = 3;
        m_workbench->run().start(settings);
        QTRY_VERIFY(points()[0].place != before[0].place);
        QTRY_VERIFY(!m_workbench->run().isGoingOn());
        // Where the last model has it, whichever way the plane is turned.
        QTRY_VERIFY(m_workbench->readings().predictor() == model());
        const auto expected = core::mapOf(*model(), images(), {});
        const auto length = [](QPointF place) { return std::hypot(place.x(), place.y()); };
        QTRY_VERIFY(std::abs(length(points()[5].place) - length(expected->places[5])) < 1e-6);
    }

    void anotherDatasetMakesAnotherMap()
    {
        prepare();
        QTest::keyClick(view(), Qt::Key_Right);
        m_workbench->dataset().setDataset(support::toyDataset(10, 50));
        QTRY_COMPARE(points().size(), std::size_t(50));
        QCOMPARE(view()->selected(), -1);
    }

    void computesNothingWhileItIsOutOfSight()
    {
        m_page->hide();
        m_workbench->dataset().setDataset(support::toyDataset());
        m_workbench->model().update(support::predictorOf(support::randomModel()));
        m_workbench->readings().watch(this, true); // so the presenter hears of them too
        QTRY_COMPARE(m_workbench->readings().readings().size(), 200);
        bool isEnded = false; // begun after what the presenter would have begun, and longer
        core::Job same;
        const auto work = [model = model(), dataset = m_workbench->dataset().dataset()] {
            return core::mapOf(*model, dataset->test, {}) && core::mapOf(*model, dataset->test, {});
        };
        same.run(work, [&isEnded](bool isDone) { isEnded = isDone; });
        QTRY_VERIFY(isEnded);
        QVERIFY(!view()->points());
        m_page->show();
        QTRY_VERIFY(m_page->isMapShown());
    }

    void aModelWithoutNumbersHasNoMap()
    {
        m_workbench->dataset().setDataset(support::toyDataset());
        core::Model broken = support::randomModel(core::Architecture::perceptron({8}));
        broken.parameters[0] = std::numeric_limits<float>::infinity();
        m_workbench->model().update(support::predictorOf(broken));
        QTRY_VERIFY(find<QLabel>("mapHint")->text().startsWith("There is no map"));
        QVERIFY(m_script.errors.isEmpty());
        m_workbench->model().update(support::predictorOf(support::randomModel()));
        QTRY_VERIFY(m_page->isMapShown());
    }

    void exportsWhatIsShown()
    {
        prepare();
        m_script.path = path("map.csv");
        find<QAction>("exportMapCsvAction")->trigger();
        QFile table(path("map.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(table.readAll()).split('\n');
        QCOMPARE(lines.size(), 202); // a heading, an end
        QCOMPARE(lines[0], QString("index,label,read_as,x,y"));
        QCOMPARE(lines[8].section(',', 0, 1), QString("7,%1").arg(images().label(7)));
        QCOMPARE(lines[8].section(',', 3, 3).toDouble(), points()[7].place.x());
        m_script.path = path("map.png");
        find<QAction>("exportMapPngAction")->trigger();
        QCOMPARE(QImage(path("map.png")).size(), m_page->size() * 2);
        QVERIFY(m_script.errors.isEmpty());
    }

    void lettersHaveColoursAndNames()
    {
        prepareWith(support::letters());
        auto* legend = find<QLabel>("mapLegend");
        QVERIFY(legend->text().contains("A"));
        QVERIFY(!legend->text().contains("Z")); // there is no room for it
        QVERIFY(legend->text().contains("misread"));
        QVERIFY(legend->toolTip().contains("Z"));
        QVERIFY(legend->sizeHint().width() < 0.85 * m_page->width());
        m_page->resize(500, 400);
        QVERIFY(legend->sizeHint().width() < 0.85 * 500);
        m_page->resize(2000, 400);
        QTRY_VERIFY(legend->text().contains("Z"));
        m_script.path = path("map.csv");
        find<QAction>("exportMapCsvAction")->trigger();
        QFile table(path("map.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readAll().split('\n')[8].startsWith("7,H,"));
    }

    void clothesAreNamedOnTheCard()
    {
        prepareWith(support::clothes());
        QTest::keyClick(view(), Qt::Key_Down);
        QVERIFY(view()->selected() >= 0);
        const QString name =
            support::clothes().name(points()[std::size_t(view()->selected())].label);
        QTRY_VERIFY2(
            view()->accessibleDescription().contains("is " + name + ", read as"),
            qPrintable(view()->accessibleDescription()));
        QVERIFY(find<QLabel>("mapLegend")->toolTip().contains("Ankle&nbsp;boot"));
    }

    void theLegendOfDigitsIsWhole()
    {
        prepareWith(support::letters());
        prepare();
        QTRY_VERIFY(find<QLabel>("mapLegend")->text().contains("9"));
        QVERIFY(find<QLabel>("mapLegend")->toolTip().isEmpty());
    }

    /// Ink says nothing to a model of clothes, a picture does.
    void aDrawingIsNotMarkedAmongClothes()
    {
        prepareWith(support::clothes());
        draw(3);
        QTRY_VERIFY(view()->mark());
        m_workbench->drawing().set({{{{0, 0}, {9, 9}}}, {}, {}}, images().digitImage(3));
        QTRY_VERIFY(!view()->mark());
    }

    /// Each class's name covers one of its two points.
    void eachClassHasItsColour()
    {
        ui::MapView alone;
        alone.resize(200, 200);
        alone.setClasses(support::sixtyTwo());
        alone.setPoints(std::make_shared<const std::vector<MapPoint>>(std::vector<MapPoint>{
            {{0, 0}, 1, 61, 61}, {{9, 9}, 2, 61, 61}, {{0, 9}, 3, 30, 30}, {{9, 0}, 4, 30, 30}}));
        const QImage grab = alone.grab().toImage();
        const QList<QColor> colours = ui::classColours(alone.palette(), 62);
        for (const int label : {61, 30}) {
            QVERIFY(hasColour(grab, colours[label]));
        }
        QVERIFY(!hasColour(grab, colours[3]));
    }

    /// A point that is misread has a ring, and points that are not chosen are pale.
    void misreadAndChosenOnesLookOtherwise()
    {
        prepare();
        ui::MapView alone;
        alone.resize(200, 200);
        const auto grab = [&alone](int readAs) {
            alone.setPoints(std::make_shared<const std::vector<MapPoint>>(
                std::vector<MapPoint>{{{0, 0}, 1, 3, readAs}, {{9, 9}, 2, 4, 4}}));
            return alone.grab().toImage();
        };
        QVERIFY(grab(3) != grab(5));
        const QImage all = alone.grab().toImage();
        QTest::keyClick(&alone, Qt::Key_Down);
        QTest::keyClick(&alone, Qt::Key_Space);
        QCOMPARE(alone.chosenImages().size(), 1);
        QVERIFY(alone.grab().toImage() != all);
    }

private:
    void prepare(int count = 200)
    {
        m_workbench->dataset().setDataset(support::toyDataset(100, count));
        m_workbench->model().update(
            support::predictorOf(support::randomModel(core::Architecture::perceptron({20, 12}))));
        QTRY_VERIFY(m_page->isMapShown());
        QTRY_COMPARE(points().size(), std::size_t(count));
        view()->setFocus();
    }

    void prepareWith(const core::Classes& classes)
    {
        m_workbench->dataset().setDataset(support::toyDataset(62, 104, classes));
        m_workbench->model().update(support::randomModelOf(classes));
        QTRY_VERIFY(m_page->isMapShown());
        QTRY_COMPARE(points().size(), std::size_t(104));
        view()->setFocus();
    }

    static bool hasColour(const QImage& image, const QColor& colour)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == colour.rgb()) {
                    return true;
                }
            }
        }
        return false;
    }

    ui::MapView* view() { return m_page->view(); }
    const std::vector<MapPoint>& points()
    {
        static const std::vector<MapPoint> none;
        return view()->points() ? *view()->points() : none;
    }
    QString caption() { return find<QLabel>("mapCaption")->toolTip(); } // the label elides it
    QString quality() { return find<QLabel>("mapQuality")->text(); }
    MapMethod method() { return MapMethod(find<QComboBox>("methodCombo")->currentIndex()); }
    const core::PredictorPointer& model() { return m_workbench->model().predictor(); }
    const core::LabelledImages& images() { return m_workbench->dataset().dataset()->test; }

    /// Draws the test image of that index.
    void draw(qsizetype index) { m_workbench->drawing().set({}, images().digitImage(index)); }

    static bool isNear(QPointF a, QPointF b) { return (a - b).manhattanLength() < 1e-3; }

    /// One that no other lies near to.
    int lonelyPoint()
    {
        int loneliest = 0;
        qreal most = 0;
        for (int i = 0; i < int(points().size()); ++i) {
            qreal nearest = 1e9;
            for (int j = 0; j < int(points().size()); ++j) {
                const QPointF way = view()->positionOf(i) - view()->positionOf(j);
                nearest = i == j ? nearest : std::min(nearest, std::hypot(way.x(), way.y()));
            }
            if (nearest > most) {
                most = nearest;
                loneliest = i;
            }
        }
        return loneliest;
    }

    void lasso(const QList<QPoint>& corners)
    {
        QTest::mousePress(view(), Qt::LeftButton, {}, corners.first());
        for (const QPoint& corner : corners) {
            QMouseEvent move(
                QEvent::MouseMove, corner, view()->mapToGlobal(corner), Qt::NoButton,
                Qt::LeftButton, {});
            QCoreApplication::sendEvent(view(), &move);
        }
        QTest::mouseRelease(view(), Qt::LeftButton, {}, corners.last());
    }

    void watchCanvas()
    {
        connect(
            &m_workbench->drawing(), &core::CurrentDrawing::imageShown, this,
            [this](const core::DigitImage& image, const QString& text) {
                m_shown = image;
                m_said = text;
            });
    }

    std::optional<core::DigitImage> m_shown;
    QString m_said;
};

QTEST_MAIN(TstMapPage)
#include "tst_mappage.moc"
