#include "tests/ui/otherclasses.h"
#include "tests/ui/time/momentsfixture.h"
#include "ui/time/throughchart.h"
#include "ui/time/throughpage.h"
#include "ui/time/throughpresenter.h"
#include "ui/widgets/plotview.h"

#include <QAction>
#include <QCategoryAxis>
#include <QChart>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineSeries>

#include <cmath>

class TstThroughPage : public QObject,
                       private support::MomentsFixture<ui::ThroughPage, ui::ThroughPresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_throughpage"); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void saysWhatIsMissing()
    {
        QVERIFY(plot()->emptyText().contains("click Train", Qt::CaseInsensitive));
        openRun({4, 5});
        QTRY_COMPARE(plot()->emptyText(), QString());
        m_workbench->drawing().set({}, std::nullopt);
        QVERIFY(plot()->emptyText().contains("Draw a digit"));
        QCOMPARE(points(4), QList<QPointF>());
    }

    void showsTheProbabilitiesOfEachMomentAndNow()
    {
        openRun({4, 5, 5});
        QTRY_COMPARE(points(5).size(), 4);
        const auto& image = *m_workbench->drawing().image();
        QTRY_COMPARE(timeline().predictors().count(nullptr), 0);
        for (int digit = 0; digit < core::digitCount; ++digit) {
            for (int moment = 0; moment < 3; ++moment) {
                const auto expected = timeline().predictors()[moment]->predict(image);
                QCOMPARE(points(digit)[moment].y(), 100.0 * expected[std::size_t(digit)]);
            }
            const auto now = m_workbench->model().predictor()->predict(image);
            QCOMPARE(points(digit)[3].y(), 100.0 * now[std::size_t(digit)]);
        }
        QVERIFY(points(4)[0].y() > 90 && points(5)[1].y() > 90);
        QCOMPARE(chart()->valuesAt(1.2).value(0), QString("after 1 epoch"));
        QVERIFY(chart()->valuesAt(1.2).value(1).startsWith("5: "));
        QCOMPARE(chart()->valuesAt(9).value(0), QString("now"));
    }

    void followsTheDrawing()
    {
        const core::Model model = support::randomModel();
        const QString id = support::keepMoments(store(), {4, 5});
        QVERIFY(core::writeMoment(store().folder(id), {200, 100, model}));
        open(id);
        QTRY_COMPARE(points(7).size(), 4);
        core::DigitImage image{};
        image.fill(0.5F);
        m_workbench->drawing().set({}, image);
        QTRY_COMPARE(points(7)[2].y(), 100.0 * support::predictorOf(model)->predict(image)[7]);
    }

    void aClickAndTheKeysGoToAMoment()
    {
        openRun({4, 5, 6});
        QTRY_COMPARE(points(4).size(), 4);
        QTest::mouseClick(plot()->viewport(), Qt::LeftButton, {}, at(1));
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        QTRY_COMPARE(mark(), 1.0);
        QTest::keyClick(chart(), Qt::Key_Right);
        QTRY_COMPARE(timeline().shown(), std::optional(2));
        QTest::keyClick(chart(), Qt::Key_Home);
        QTRY_COMPARE(timeline().shown(), std::optional(0));
        QTest::keyClick(chart(), Qt::Key_Left); // there is none before
        QCOMPARE(timeline().shown(), std::optional(0));
        QTest::keyClick(chart(), Qt::Key_End);
        QCOMPARE(timeline().shown(), std::nullopt);
        QCOMPARE(mark(), 3.0);
    }

    void computesNothingOutOfSight()
    {
        m_page->hide();
        openRun({4, 5});
        timeline().show(1); // comes after what must not be read
        QTRY_VERIFY(timeline().shown());
        QVERIFY(!timeline().predictors()[0]);
        m_page->show();
        QTRY_COMPARE(points(4).size(), 3);
    }

    /// The reading for the image before is given up, and ends meanwhile.
    void anImageThatComesRightAfterNoneIsRead()
    {
        openRun({4, 5});
        QTRY_COMPARE(points(4).size(), 3);
        const core::DigitImage image = *m_workbench->drawing().image();
        m_workbench->drawing().set({}, image);
        m_workbench->drawing().set({}, std::nullopt);
        m_workbench->drawing().set({}, image);
        QTRY_COMPARE(points(4).size(), 3);
        QCOMPARE(plot()->emptyText(), QString());
    }

    void everyMomentHasALabelOfItsOwn()
    {
        const QString id = support::keepMoments(store(), {4});
        for (const int epoch : {95, 103, 104, 300}) {
            QVERIFY(core::writeMoment(
                store().folder(id), {epoch * 100, 100, support::constantModel(5)}));
        }
        open(id);
        QTRY_COMPARE(points(4).size(), 6);
        const auto axes = plot()->chart()->axes(Qt::Horizontal);
        QCOMPARE(
            static_cast<QCategoryAxis*>(axes[0])->categoriesLabels(),
            (QStringList{"0", "95", "103", "104", "300", "now"}));
    }

    void ofManyClassesTheMostProbableAreShown()
    {
        ui::ThroughChart chart;
        chart.setClasses(support::letters());
        core::Probabilities first(26, 0.001F);
        core::Probabilities now = first;
        first[25] = 0.9F;
        now[4] = 0.8F;
        now[5] = std::nanf(""); // as a broken model gives them
        chart.setReadings({{0, 0, first}, {{}, 0, now}});
        QCOMPARE(chart.findChild<ui::PlotView*>("throughPlot")->chart()->series().size(), 11);
        const QString legend = chart.findChild<QWidget*>("throughLegend")->accessibleDescription();
        QVERIFY2(legend.contains(", E,") && legend.endsWith(", Z"), qPrintable(legend));
        QCOMPARE(legend.count(','), 10);
        QCOMPARE(chart.valuesAt(0).value(1), QString("Z: 90.0 %"));
        QCOMPARE(chart.valuesAt(1).value(1), QString("E: 80.0 %"));
        QCOMPARE(chart.valuesAt(1).size(), 4);
        chart.setClasses(support::catAndDog());
        chart.setReadings({{0, 0, {0.25F, 0.75F}}, {{}, 0, {0.5F, 0.5F}}});
        QCOMPARE(chart.findChild<ui::PlotView*>("throughPlot")->chart()->series().size(), 3);
        QCOMPARE(chart.valuesAt(0).mid(1), (QStringList{"dog: 75.0 %", "cat: 25.0 %"}));
        QVERIFY(chart.exportCsv(path("through.csv")));
        QFile csv(path("through.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readLine(), QByteArray("epochs,pcat,pdog\n"));
    }

    void isExported()
    {
        openRun({4, 5});
        QTRY_COMPARE(points(4).size(), 3);
        m_script.path = path("through.csv");
        find<QAction>("exportThroughCsvAction")->trigger();
        QFile csv(m_script.path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QByteArray("epochs,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9"));
        QCOMPARE(lines[1].split(',')[0], QByteArray("0"));
        QCOMPARE(lines[3].split(',')[0], QByteArray("now"));
        QCOMPARE(100.0 * lines[2].split(',')[6].toFloat(), points(5)[1].y());
        m_script.path = path("through.png");
        find<QAction>("exportThroughPngAction")->trigger();
        QVERIFY(!QImage(m_script.path).isNull());
    }

private:
    ui::PlotView* plot() { return find<ui::PlotView>("throughPlot"); }
    ui::ThroughChart* chart() { return find<ui::ThroughChart>("throughChart"); }

    QLineSeries* series(const QString& name)
    {
        for (QAbstractSeries* each : plot()->chart()->series()) {
            if (each->objectName() == name) {
                return static_cast<QLineSeries*>(each);
            }
        }
        qFatal("no %s", qPrintable(name));
    }

    QList<QPointF> points(int digit) { return series(QString("digit%1").arg(digit))->points(); }
    double mark() { return series("mark")->points()[0].x(); }

    QPoint at(double index)
    {
        const QPointF place = plot()->chart()->mapToPosition({index, 50}, series("mark"));
        return plot()->mapFromScene(plot()->chart()->mapToScene(place));
    }
};

QTEST_MAIN(TstThroughPage)
#include "tst_throughpage.moc"
