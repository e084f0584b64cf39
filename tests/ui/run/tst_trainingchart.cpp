#include "core/training/presets.h"
#include "tests/support/testuser.h"
#include "ui/run/chartscale.h"
#include "ui/run/trainingchart.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QCategoryAxis>
#include <QContextMenuEvent>
#include <QFile>
#include <QGestureEvent>
#include <QImage>
#include <QLineSeries>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QPointingDevice>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QValueAxis>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <memory>

using ui::TrainingChart;

class TstTrainingChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_trainingchart"); }
    void init();
    void cleanup() { m_chart.reset(); }
    void saysWhatToDoWhenEmpty();
    void showsInitialAccuracyFirst();
    void manyUpdatesCostOneReplace();
    void endOfRunShowsEverythingAtOnce();
    void thinsLongRuns();
    void keepsPreviousRunFaint();
    void laysOtherRunsOverTheChart();
    void overlaysHaveColoursOfTheirOwn_data();
    void overlaysHaveColoursOfTheirOwn();
    void epochAxisGrowsWithTheRun();
    void lossAxisGrowsInNiceSteps();
    void survivesDivergedRun();
    void lossAxisIsLogarithmicIfChosen();
    void accuracyIsShownCloseIfChosen();
    void errorIsShownOnALogAxisIfChosen();
    void lossIsSmoothedIfChosen();
    void choicesAreMadeInTheContextMenuAndRemembered();
    void wheelZoomsAboutThePointer();
    void keysZoomAndMove();
    void dragMovesWhatIsInSight();
    void doubleClickShowsAll();
    void pinchZooms();
    void menuZooms();
    void newPointsDoNotMoveWhatTheUserZoomedTo();
    void aNewRunIsSeenAsAWhole();
    void zoomShowsMorePoints();
    void focusIsVisible();
    void readsValuesAtAnEpoch();
    void readsValuesOfOverlays();
    void pointerShowsAndLeavesABox();
    void followsThePalette();
    void exportsPngOfTwiceTheSize();
    void exportsCsv();
    void exportNamesTheFileThatCannotBeWritten();

private:
    QLineSeries* series(const char* name) const;
    QValueAxis* axis(Qt::Orientation orientation, Qt::Alignment side) const;
    void addEpoch(int epoch, double loss = 0.1, double accuracy = 0.97);
    void addProgress(int epoch, double part, double loss = 0.2, double accuracy = 0.95);
    void run(int epochs, int progressesPerEpoch);
    void choose(const char* action) { m_chart->findChild<QAction*>(action)->trigger(); }
    QPoint placeOf(double epoch) const;
    void turnWheel(QPoint angle, QPoint place);
    double begin() const { return axis(Qt::Horizontal, Qt::AlignBottom)->min(); }
    double end() const { return axis(Qt::Horizontal, Qt::AlignBottom)->max(); }
    QStringList labels(Qt::Alignment side) const;

    std::unique_ptr<TrainingChart> m_chart;
    ui::PlotView* m_plot = nullptr;
};

namespace
{
core::TrainingSettings settingsOf(int epochs)
{
    core::TrainingSettings settings = core::defaultPreset().settings;
    settings.epochs = epochs;
    return settings;
}
} // namespace

void TstTrainingChart::init()
{
    support::clearTestUser();
    m_chart = std::make_unique<TrainingChart>();
    m_chart->resize(700, 400);
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    m_plot = m_chart->findChild<ui::PlotView*>(QStringLiteral("trainingPlot"));
    QVERIFY(m_plot);
}

QLineSeries* TstTrainingChart::series(const char* name) const
{
    const auto all = m_plot->chart()->series();
    for (QAbstractSeries* each : all) {
        if (each->objectName() == QLatin1String(name)) {
            return qobject_cast<QLineSeries*>(each);
        }
    }
    return nullptr;
}

QValueAxis* TstTrainingChart::axis(Qt::Orientation orientation, Qt::Alignment side) const
{
    for (QAbstractAxis* each : m_plot->chart()->axes(orientation)) {
        if (each->alignment() == side) {
            return qobject_cast<QValueAxis*>(each);
        }
    }
    return nullptr;
}

void TstTrainingChart::addEpoch(int epoch, double loss, double accuracy)
{
    core::EpochResult result;
    result.epoch = epoch;
    result.test = {loss, accuracy};
    m_chart->addEpoch(result);
}

void TstTrainingChart::addProgress(int epoch, double part, double loss, double accuracy)
{
    core::TrainingProgress progress;
    progress.epoch = epoch;
    progress.samplesPerEpoch = 1000;
    progress.samplesDone = qRound64(part * 1000);
    progress.train = {loss, accuracy};
    m_chart->addProgress(progress);
}

void TstTrainingChart::run(int epochs, int progressesPerEpoch)
{
    m_chart->beginRun(settingsOf(epochs));
    addEpoch(0, 2.3, 0.1);
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        for (int i = 1; i <= progressesPerEpoch; ++i) {
            addProgress(epoch, double(i) / progressesPerEpoch);
        }
        addEpoch(epoch);
    }
    m_chart->endRun();
}

void TstTrainingChart::saysWhatToDoWhenEmpty()
{
    const QImage before = m_plot->grab().toImage();
    m_chart->beginRun(settingsOf(10));
    addEpoch(0, 2.3, 0.1);
    m_chart->endRun();
    QVERIFY(m_plot->grab().toImage() != before);
    QCOMPARE(axis(Qt::Horizontal, Qt::AlignBottom)->max(), 10.0);
    QCOMPARE(axis(Qt::Vertical, Qt::AlignLeft)->max(), 100.0);
    QCOMPARE(axis(Qt::Vertical, Qt::AlignRight)->max(), 2.5);
}

void TstTrainingChart::showsInitialAccuracyFirst()
{
    m_chart->beginRun(settingsOf(10));
    addEpoch(0, 2.3, 0.098);
    QTRY_COMPARE(series("testAccuracy")->points(), QList<QPointF>({{0, 9.8}}));
    QCOMPARE(series("testLoss")->points(), QList<QPointF>({{0, 2.3}}));
}

void TstTrainingChart::manyUpdatesCostOneReplace()
{
    m_chart->beginRun(settingsOf(10));
    m_chart->endRun();
    QSignalSpy replaced(series("trainAccuracy"), &QXYSeries::pointsReplaced);
    for (int i = 1; i <= 100; ++i) {
        addProgress(1, i / 100.0);
    }
    QCOMPARE(replaced.count(), 0);
    QTRY_COMPARE(series("trainAccuracy")->count(), 100);
    QCOMPARE(replaced.count(), 1);
}

void TstTrainingChart::endOfRunShowsEverythingAtOnce()
{
    run(3, 4);
    QCOMPARE(series("trainAccuracy")->count(), 12);
    QCOMPARE(series("testAccuracy")->count(), 4);
}

void TstTrainingChart::thinsLongRuns()
{
    run(100, 22);
    QCOMPARE(m_chart->curve().train.size(), 2200);
    QVERIFY(series("trainAccuracy")->count() <= 400);
    QVERIFY(series("trainLoss")->count() <= 400);
    QCOMPARE(series("testAccuracy")->count(), 101);
}

void TstTrainingChart::keepsPreviousRunFaint()
{
    run(3, 4);
    QCOMPARE(series("previousTest")->count(), 0);
    m_chart->beginRun(settingsOf(5));
    m_chart->endRun();
    QCOMPARE(series("previousTest")->count(), 4);
    QCOMPARE(series("previousTrain")->count(), 12);
    QCOMPARE(series("testAccuracy")->count(), 0);
    QCOMPARE(series("trainLoss")->count(), 0);
    // A run that learned nothing does not take the previous one's place.
    addEpoch(0, 2.3, 0.1);
    m_chart->beginRun(settingsOf(5));
    m_chart->endRun();
    QCOMPARE(series("previousTest")->count(), 4);
}

void TstTrainingChart::laysOtherRunsOverTheChart()
{
    run(2, 1);
    core::Curve other;
    other.test = {{0, {2.3, 0.1}}, {20, {0.1, 0.96}}};
    other.train = {{1, {0.5, 0.8}}, {20, {0.1, 0.97}}};
    m_chart->setOverlays({{"slow one", other, 2}});
    QTRY_COMPARE(series("overlayTest2")->count(), 2);
    QCOMPARE(series("overlayTest2")->at(1), QPointF(20, 96));
    QCOMPARE(series("overlayTrain2")->count(), 2);
    QCOMPARE(series("overlayTest0")->count(), 0);
    QCOMPARE(axis(Qt::Horizontal, Qt::AlignBottom)->max(), 20.0);
    auto* legend = m_chart->findChild<QWidget*>("trainingLegend");
    QVERIFY(legend->accessibleDescription().endsWith("slow one"));

    m_chart->setOverlays({});
    QTRY_COMPARE(series("overlayTest2")->count(), 0);
    QCOMPARE(axis(Qt::Horizontal, Qt::AlignBottom)->max(), 2.0);
    QVERIFY(!legend->accessibleDescription().contains("slow one"));
}

void TstTrainingChart::overlaysHaveColoursOfTheirOwn_data()
{
    QTest::addColumn<ui::Appearance>("appearance");
    QTest::newRow("light") << ui::Appearance::Light;
    QTest::newRow("dark") << ui::Appearance::Dark;
}

/// They differ from each other, from the run's own lines and from what they are drawn on.
void TstTrainingChart::overlaysHaveColoursOfTheirOwn()
{
    QFETCH(ui::Appearance, appearance);
    ui::applyAppearance(appearance);
    const ui::ChartColours colours = ui::chartColours(m_chart->palette());
    QList<QColor> all(colours.overlays.begin(), colours.overlays.end());
    all << colours.testAccuracy << colours.testLoss << colours.background;
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const int distance = std::abs(all[i].red() - all[j].red()) +
                                 std::abs(all[i].green() - all[j].green()) +
                                 std::abs(all[i].blue() - all[j].blue());
            QVERIFY2(distance > 90, qPrintable(all[i].name() + " and " + all[j].name()));
        }
    }
    for (int slot = 0; slot < 4; ++slot) {
        const QString name = QString("overlayTest%1").arg(slot);
        QTRY_COMPARE(series(name.toLatin1())->color(), all[slot]);
    }
    ui::applyAppearance(ui::Appearance::System);
}

void TstTrainingChart::epochAxisGrowsWithTheRun()
{
    m_chart->beginRun(settingsOf(3));
    m_chart->endRun();
    auto* epochs = axis(Qt::Horizontal, Qt::AlignBottom);
    QCOMPARE(epochs->max(), 3.0);
    addEpoch(5);
    m_chart->endRun();
    QCOMPARE(epochs->max(), 5.0);
    QCOMPARE(epochs->tickInterval(), 1.0);
    m_chart->beginRun(settingsOf(300));
    m_chart->endRun();
    QCOMPARE(epochs->max(), 10.0); // those ahead would press the first ones into a line
    QList<double> ends;
    for (int epoch = 1; epoch <= 300; ++epoch) {
        addEpoch(epoch);
        m_chart->endRun();
        QVERIFY(epochs->max() >= epoch);
        if (ends.isEmpty() || ends.last() != epochs->max()) {
            ends.append(epochs->max());
        }
    }
    QCOMPARE(ends, (QList<double>{10, 15, 20, 30, 50, 70, 100, 150, 200, 300}));
    QVERIFY(epochs->tickInterval() >= 20);
}

void TstTrainingChart::lossAxisGrowsInNiceSteps()
{
    run(1, 1);
    addProgress(2, 0.5, 3.2);
    m_chart->endRun();
    QCOMPARE(axis(Qt::Vertical, Qt::AlignRight)->max(), 5.0);
}

void TstTrainingChart::survivesDivergedRun()
{
    m_chart->beginRun(settingsOf(2));
    addProgress(1, 0.5, std::numeric_limits<double>::quiet_NaN(), 0.1);
    addProgress(1, 0.7, std::numeric_limits<double>::infinity(), 0.1);
    addProgress(1, 1.0, 1e30, 0.1);
    m_chart->endRun();
    QVERIFY(!m_plot->grab().isNull());
    QCOMPARE(series("trainAccuracy")->count(), 3);
    QCOMPARE(series("trainLoss")->count(), 1);
}

QStringList TstTrainingChart::labels(Qt::Alignment side) const
{
    return qobject_cast<QCategoryAxis*>(axis(Qt::Vertical, side))->categoriesLabels();
}

void TstTrainingChart::lossAxisIsLogarithmicIfChosen()
{
    run(3, 4);
    choose("lossLogAction");
    QTRY_COMPARE(labels(Qt::AlignRight), QStringList({"0.1", "0.2", "0.5", "1", "2", "5"}));
    QCOMPARE(series("testLoss")->at(1).y(), -1.0);
    QCOMPARE(series("testAccuracy")->at(1).y(), 97.0); // that is not
    choose("lossLogAction");
    QTRY_COMPARE(axis(Qt::Vertical, Qt::AlignRight)->max(), 2.5);
    QCOMPARE(series("testLoss")->at(1).y(), 0.1);
}

void TstTrainingChart::accuracyIsShownCloseIfChosen()
{
    auto* accuracy = axis(Qt::Vertical, Qt::AlignLeft);
    choose("accuracyCloseAction");
    m_chart->beginRun(settingsOf(10));
    m_chart->endRun();
    QCOMPARE(accuracy->min(), 0.0); // nothing is known yet
    addEpoch(0, 2.3, 0.1);
    addEpoch(1, 0.1, 0.97);
    m_chart->endRun();
    QCOMPARE(accuracy->min(), 90.0);
    addEpoch(2, 0.1, 0.995);
    m_chart->endRun();
    QCOMPARE(accuracy->min(), 98.0);
    QCOMPARE(
        labels(Qt::AlignLeft),
        QStringList({"98.0 %", "98.4 %", "98.8 %", "99.2 %", "99.6 %", "100.0 %"}));
    choose("accuracyWholeAction");
    QTRY_COMPARE(accuracy->min(), 0.0);
}

void TstTrainingChart::errorIsShownOnALogAxisIfChosen()
{
    run(3, 4);
    auto* legend = m_chart->findChild<QWidget*>("trainingLegend");
    QVERIFY(legend->accessibleDescription().startsWith("Accuracy"));
    choose("errorLogAction");
    QTRY_COMPARE(
        labels(Qt::AlignLeft), QStringList({"2 %", "5 %", "10 %", "20 %", "50 %", "100 %"}));
    QCOMPARE(std::pow(10, series("testAccuracy")->at(0).y()), 90.0);
    QCOMPARE(std::pow(10, series("testAccuracy")->at(3).y()), 3.0);
    QVERIFY(legend->accessibleDescription().startsWith("Error"));
    // No error at all is below every axis, and does not stretch this one.
    addProgress(4, 0.5, 0.1, 1);
    m_chart->endRun();
    QCOMPARE(series("trainAccuracy")->points().last().y(), ui::logPlace(0));
    QCOMPARE(labels(Qt::AlignLeft).first(), "2 %");
}

void TstTrainingChart::lossIsSmoothedIfChosen()
{
    m_chart->beginRun(settingsOf(3));
    for (int i = 1; i <= 300; ++i) {
        addProgress(1 + (i - 1) / 100, ((i - 1) % 100 + 1) / 100.0, i % 2 ? 0.1 : 0.3);
    }
    m_chart->endRun();
    QCOMPARE(series("rawLoss")->count(), 0);
    choose("smoothingLightAction");
    QTRY_COMPARE(series("rawLoss")->count(), 300);
    QCOMPARE(series("trainLoss")->count(), 300);
    QVERIFY(std::abs(series("trainLoss")->at(150).y() - 0.2) < 0.01);
    QVERIFY(series("rawLoss")->pen().widthF() < series("trainLoss")->pen().widthF());
    choose("smoothingOffAction");
    QTRY_COMPARE(series("rawLoss")->count(), 0);
}

void TstTrainingChart::choicesAreMadeInTheContextMenuAndRemembered()
{
    run(3, 4);
    const QPoint place = placeOf(1);
    QContextMenuEvent event(
        QContextMenuEvent::Mouse, place, m_plot->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(m_plot->viewport(), &event);
    QMenu* menu = m_chart->menu();
    QTRY_VERIFY(menu->isVisible());
    const auto click = [menu](const char* name) {
        const QRect item = menu->actionGeometry(menu->findChild<QAction*>(name));
        QTest::mouseClick(menu, Qt::LeftButton, {}, item.center());
    };
    click("errorLogAction");
    QTRY_VERIFY(!menu->isVisible());
    QTRY_COMPARE(labels(Qt::AlignLeft).last(), "100 %");
    choose("smoothingStrongAction");
    choose("lossLogAction");

    const TrainingChart next;
    for (const char* name : {"errorLogAction", "smoothingStrongAction", "lossLogAction"}) {
        QVERIFY2(next.findChild<QAction*>(name)->isChecked(), name);
    }
    QVERIFY(!next.findChild<QAction*>("accuracyWholeAction")->isChecked());

    QSettings().setValue("chart/accuracy", "nonsense");
    QVERIFY(TrainingChart().findChild<QAction*>("accuracyWholeAction")->isChecked());
}

QPoint TstTrainingChart::placeOf(double epoch) const
{
    const QRectF plot = m_plot->chart()->plotArea();
    const double share = (epoch - begin()) / (end() - begin());
    return {qRound(plot.left() + share * plot.width()), qRound(plot.center().y())};
}

void TstTrainingChart::turnWheel(QPoint angle, QPoint place)
{
    QWheelEvent event(
        place, m_plot->viewport()->mapToGlobal(place), {}, angle, Qt::NoButton, {},
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_plot->viewport(), &event);
}

void TstTrainingChart::wheelZoomsAboutThePointer()
{
    run(10, 4);
    const QPoint place = placeOf(2);
    turnWheel({0, 240}, place);
    QVERIFY(end() - begin() < 6.5);
    QVERIFY(std::abs(placeOf(2).x() - place.x()) <= 1);
    const double before = begin();
    turnWheel({-120, 0}, place); // sideways
    QVERIFY(begin() > before);
    for (int i = 0; i < 3; ++i) {
        turnWheel({0, -120}, place);
    }
    QCOMPARE(begin(), 0.0);
    QCOMPARE(end(), 10.0);
    for (int i = 0; i < 100; ++i) {
        turnWheel({0, 120}, place);
    }
    QVERIFY(end() > begin() + 0.09); // some of it is always in sight
}

void TstTrainingChart::keysZoomAndMove()
{
    run(10, 4);
    QTest::keyClick(m_plot, Qt::Key_Right);
    QCOMPARE(begin(), 0.0); // all is in sight: there is nowhere to go
    QTest::keyClick(m_plot, Qt::Key_Plus);
    QCOMPARE(begin(), 1.0);
    QCOMPARE(end(), 9.0);
    QTest::keyClick(m_plot, Qt::Key_Left);
    QVERIFY(std::abs(begin() - 0.2) < 1e-9);
    QTest::keyClick(m_plot, Qt::Key_Left);
    QCOMPARE(begin(), 0.0);
    QCOMPARE(end(), 8.0);
    QTest::keyClick(m_plot, Qt::Key_Right);
    QVERIFY(std::abs(begin() - 0.8) < 1e-9);
    QTest::keyClick(m_plot, Qt::Key_Equal);
    QVERIFY(std::abs(end() - begin() - 6.4) < 1e-9);
    QTest::keyClick(m_plot, Qt::Key_Minus);
    QVERIFY(std::abs(end() - begin() - 8) < 1e-9);
    QTest::keyClick(m_plot, Qt::Key_Home);
    QCOMPARE(end(), 10.0);
}

void TstTrainingChart::dragMovesWhatIsInSight()
{
    run(10, 4);
    turnWheel({0, 480}, placeOf(5));
    const double before = begin();
    const QPoint place = placeOf(5);
    QTest::mousePress(m_plot->viewport(), Qt::LeftButton, {}, place);
    QMouseEvent move(
        QEvent::MouseMove, place - QPoint(80, 0),
        m_plot->viewport()->mapToGlobal(place - QPoint(80, 0)), Qt::LeftButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_plot->viewport(), &move);
    QVERIFY(begin() > before);
    // The labels beside the plot may have become wider; a pointer sends many moves.
    QCoreApplication::sendEvent(m_plot->viewport(), &move);
    QVERIFY(std::abs(placeOf(5).x() - place.x() + 80) <= 1); // the epoch is where the pointer is
    QTest::mouseRelease(m_plot->viewport(), Qt::LeftButton, {}, place - QPoint(80, 0));
    const double after = begin();
    QTest::mouseMove(m_plot->viewport(), place);
    QCOMPARE(begin(), after);
}

void TstTrainingChart::doubleClickShowsAll()
{
    run(10, 4);
    turnWheel({0, 480}, placeOf(5));
    QVERIFY(end() < 10);
    QTest::mouseDClick(m_plot->viewport(), Qt::LeftButton, {}, placeOf(5));
    QTest::mouseRelease(m_plot->viewport(), Qt::LeftButton, {}, placeOf(5));
    QCOMPARE(begin(), 0.0);
    QCOMPARE(end(), 10.0);
}

void TstTrainingChart::pinchZooms()
{
    run(10, 4);
    const QPoint place = placeOf(4);
    QPinchGesture pinch;
    pinch.setScaleFactor(2);
    pinch.setCenterPoint(m_plot->viewport()->mapToGlobal(place));
    QGestureEvent onScreen({&pinch});
    QCoreApplication::sendEvent(m_plot->viewport(), &onScreen);
    QVERIFY(std::abs(end() - begin() - 5) < 1e-9);
    QVERIFY(std::abs(placeOf(4).x() - place.x()) <= 1);
    QNativeGestureEvent onPad(
        Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, place, place,
        m_plot->viewport()->mapToGlobal(place), 0.25, {});
    QCoreApplication::sendEvent(m_plot->viewport(), &onPad);
    QVERIFY(std::abs(end() - begin() - 4) < 1e-9);
}

void TstTrainingChart::menuZooms()
{
    run(10, 4);
    auto* showAll = m_chart->findChild<QAction*>("showAllAction");
    QVERIFY(!showAll->isEnabled());
    choose("zoomInAction");
    choose("zoomInAction");
    QVERIFY(std::abs(end() - begin() - 6.4) < 1e-9);
    choose("zoomOutAction");
    QCOMPARE(begin(), 1.0);
    QVERIFY(showAll->isEnabled());
    choose("showAllAction");
    QCOMPARE(end(), 10.0);
    QVERIFY(!showAll->isEnabled());
}

void TstTrainingChart::newPointsDoNotMoveWhatTheUserZoomedTo()
{
    m_chart->beginRun(settingsOf(300));
    addEpoch(9);
    m_chart->endRun();
    QTest::keyClick(m_plot, Qt::Key_Plus);
    const double first = begin();
    const double last = end();
    addEpoch(25);
    m_chart->endRun();
    QCOMPARE(begin(), first);
    QCOMPARE(end(), last);
    QTest::keyClick(m_plot, Qt::Key_Home);
    QCOMPARE(end(), 30.0);
    addEpoch(29);
    m_chart->endRun();
    QCOMPARE(end(), 50.0); // and follows the run again
}

void TstTrainingChart::aNewRunIsSeenAsAWhole()
{
    run(10, 4);
    QTest::keyClick(m_plot, Qt::Key_Plus);
    m_chart->beginRun(settingsOf(5));
    m_chart->endRun();
    QCOMPARE(begin(), 0.0);
    QCOMPARE(end(), 5.0);
}

void TstTrainingChart::zoomShowsMorePoints()
{
    run(100, 22);
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(m_plot, Qt::Key_Plus);
    }
    const QList<QPointF> points = series("trainLoss")->points();
    const auto inSight = std::count_if(points.begin(), points.end(), [this](const QPointF& point) {
        return point.x() >= begin() && point.x() <= end();
    });
    QVERIFY(std::abs(double(inSight) - 22 * (end() - begin())) <= 1); // all of them
    QVERIFY(points.first().x() < begin()); // the line does not begin in sight
    QVERIFY(points.last().x() > end());
}

void TstTrainingChart::focusIsVisible()
{
    run(3, 4);
    m_chart->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_chart.get()));
    m_plot->clearFocus();
    const QImage without = m_plot->grab().toImage();
    m_plot->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_plot->hasFocus());
    const QImage with = m_plot->grab().toImage();
    QVERIFY(with != without);
    QCOMPARE(with.pixelColor(2, with.height() / 2), m_plot->palette().color(QPalette::Highlight));
}

void TstTrainingChart::readsValuesOfOverlays()
{
    run(2, 1);
    core::Curve other;
    other.test = {{0, {2.3, 0.1}}, {20, {0.1, 0.96}}};
    m_chart->setOverlays({{"slow one", other, 2}});
    QCOMPARE(m_chart->valuesAt(2).last(), "slow one: test 10.00 %, loss 2.30 (after epoch 0)");
    QCOMPARE(m_chart->valuesAt(2).size(), 4);
    QCOMPARE(
        m_chart->valuesAt(19), QStringList("slow one: test 96.00 %, loss 0.10 (after epoch 20)"));
    QVERIFY(m_chart->valuesAt(21).isEmpty());
}

void TstTrainingChart::readsValuesAtAnEpoch()
{
    QVERIFY(m_chart->valuesAt(0).isEmpty());
    m_chart->beginRun(settingsOf(10));
    addEpoch(0, 2.3, 0.098);
    QCOMPARE(m_chart->valuesAt(0), QStringList("test 9.80 %, loss 2.30 (after epoch 0)"));
    addEpoch(3, 0.11, 0.969);
    addProgress(4, 0.42, 0.09, 0.971);
    QCOMPARE(
        m_chart->valuesAt(3.4), QStringList(
                                    {"Epoch 3.42", "train 97.10 %, loss 0.090",
                                     "test 96.90 %, loss 0.11 (after epoch 3)"}));
    core::RunResult stopped{.outcome = core::Outcome::Stopped, .test = {0.1, 0.9735}};
    stopped.epoch = 3.42;
    m_chart->addEnd(stopped);
    QCOMPARE(m_chart->valuesAt(3.4).last(), "test 97.35 %, loss 0.10 (after epoch 3.42)");
    choose("errorLogAction");
    QCOMPARE(m_chart->valuesAt(3.4)[1], "train error 2.90 %, loss 0.090");
    QCOMPARE(m_chart->valuesAt(3.4)[2], "test error 2.65 %, loss 0.10 (after epoch 3.42)");
    QVERIFY(m_chart->valuesAt(5).isEmpty());
}

void TstTrainingChart::pointerShowsAndLeavesABox()
{
    run(4, 10);
    QTest::mouseMove(m_plot->viewport(), QPoint(2, 2));
    const QImage plain = m_plot->grab().toImage();
    QTest::mouseMove(m_plot->viewport(), m_plot->chart()->plotArea().center().toPoint());
    QTRY_VERIFY(m_plot->grab().toImage() != plain);
    QTest::mouseMove(m_plot->viewport(), QPoint(2, 2));
    QTRY_COMPARE(m_plot->grab().toImage(), plain);
}

void TstTrainingChart::followsThePalette()
{
    const QColor before = series("testAccuracy")->pen().color();
    QPalette dark(QColor(0x33, 0x37, 0x3e), QColor(0x24, 0x27, 0x2c));
    m_chart->setPalette(dark);
    QVERIFY(series("testAccuracy")->pen().color().lightness() > before.lightness());
}

void TstTrainingChart::exportsPngOfTwiceTheSize()
{
    const QTemporaryDir folder;
    run(4, 10);
    const QString path = folder.filePath(QStringLiteral("chart.png"));
    QVERIFY(m_chart->exportPng(path));
    const QImage image(path);
    QCOMPARE(image.size(), m_chart->size() * 2);
    QCOMPARE(image.pixelColor(0, 0), m_chart->palette().color(QPalette::Base));
}

void TstTrainingChart::exportsCsv()
{
    const QTemporaryDir folder;
    run(2, 3);
    const QString path = folder.filePath(QStringLiteral("run.csv"));
    QVERIFY(m_chart->exportCsv(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), m_chart->curve().csv());
}

void TstTrainingChart::exportNamesTheFileThatCannotBeWritten()
{
    const QString path = QStringLiteral("/nowhere/at/all/chart");
    const auto png = m_chart->exportPng(path);
    QVERIFY(!png && png.error().message.contains(path));
    const auto csv = m_chart->exportCsv(path);
    QVERIFY(!csv && csv.error().message.contains(path));
}

QTEST_MAIN(TstTrainingChart)
#include "tst_trainingchart.moc"
