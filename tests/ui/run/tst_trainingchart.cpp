#include "core/training/presets.h"
#include "ui/run/trainingchart.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QFile>
#include <QImage>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QValueAxis>

#include <limits>
#include <memory>

using ui::TrainingChart;

class TstTrainingChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    void zoomShowsTheLastTenPerCent();
    void readsValuesAtAnEpoch();
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
    QVERIFY(series("trainAccuracy")->count() <= 600);
    QVERIFY(series("trainLoss")->count() <= 600);
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
    QVERIFY(m_chart->valuesAt(20).isEmpty()); // values are those of the chart's own run

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
    m_chart->beginRun(settingsOf(1000));
    m_chart->endRun();
    QCOMPARE(epochs->max(), 1000.0);
    QVERIFY(epochs->tickInterval() >= 100);
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

void TstTrainingChart::zoomShowsTheLastTenPerCent()
{
    auto* accuracy = axis(Qt::Vertical, Qt::AlignLeft);
    auto* button = m_chart->findChild<QWidget*>(QStringLiteral("zoomButton"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(accuracy->min(), 90.0);
    m_chart->zoomAction()->trigger();
    QCOMPARE(accuracy->min(), 0.0);
}

void TstTrainingChart::readsValuesAtAnEpoch()
{
    QVERIFY(m_chart->valuesAt(0).isEmpty());
    m_chart->beginRun(settingsOf(10));
    addEpoch(0, 2.3, 0.098);
    QCOMPARE(m_chart->valuesAt(0), QStringList("test 9.8 %, loss 2.30 (after epoch 0)"));
    addEpoch(3, 0.11, 0.969);
    addProgress(4, 0.42, 0.09, 0.971);
    QCOMPARE(
        m_chart->valuesAt(3.4),
        QStringList(
            {"Epoch 3.42", "train 97.1 %, loss 0.090", "test 96.9 %, loss 0.11 (after epoch 3)"}));
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
