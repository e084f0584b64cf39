#include "tests/ui/keptruns/keptrunsfixture.h"

#include <QSpinBox>

using support::Desk;
using support::endedRun;
using support::keep;

/// Going on with runs, in the bar, by the action and from the tab.
class TstResumePresenter : public QObject, private support::RunsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_resumepresenter"); }
    void init() { beginTest(); }
    void cleanup() { m_desk.reset(); }

    void offersTheInterruptedRunUntilDismissed();
    void offersItOnceNothingIsInTheWay();
    void offersNoCompleteRun();
    void theOfferIsOfTheRunThatItNames();
    void asksForTheRunsDataset();
    void waitsForNoDatasetThatCannotBeLoaded();
    void trainsARunLonger();
    void resumesAStoppedRunByItsAction();
    void aResumptionIsStoppedBeforeItTrains();
    void aRunThatCannotGoOnLeavesTheBarReady();

private:
    core::RunRecord onlyRun() { return m_store.list().first(); }
    /// Leaves a run of 30 epochs that can be resumed.
    void trainAndStop()
    {
        loadToyDataset();
        train(30);
        m_desk->workbench.run().stop();
        QTRY_COMPARE(cell(0, 3), QString("Stopped"));
        QTRY_VERIFY(m_desk->resume.action()->isEnabled());
    }
};

void TstResumePresenter::offersTheInterruptedRunUntilDismissed()
{
    const QString id = keep(m_store, support::toyRun());
    QVERIFY(m_store.rename(id, "cut off"));
    load(1);
    QVERIFY(m_desk->resumeBar->isVisible());
    QCOMPARE(
        find<QLabel>("resumeBarText")->text(),
        QString("A run was interrupted: cut off, epoch 2 of 4, test 90.0 %."));
    QTest::mouseClick(find<QWidget>("dismissButton"), Qt::LeftButton);
    QVERIFY(!m_desk->resumeBar->isVisible());
    QVERIFY(m_desk->resume.action()->isEnabled()); // it can be resumed still

    m_desk.reset();
    m_desk = std::make_unique<Desk>(m_script);
    load(1);
    QVERIFY(!m_desk->resumeBar->isVisible());
}

void TstResumePresenter::offersItOnceNothingIsInTheWay()
{
    keep(m_store, support::toyRun());
    m_desk->workbench.activity().set(core::Doing::Loading, true);
    load(1);
    QVERIFY(!m_desk->resumeBar->isVisible());
    m_desk->workbench.activity().set(core::Doing::Loading, false);
    QVERIFY(m_desk->resumeBar->isVisible());
    m_desk->workbench.activity().set(core::Doing::Teaching, true);
    QVERIFY(!find<QWidget>("resumeBarButton")->isEnabled());
    QVERIFY(find<QWidget>("resumeBarButton")->toolTip().contains("taught"));
    m_desk->workbench.activity().set(core::Doing::Teaching, false);
    QVERIFY(find<QWidget>("resumeBarButton")->isEnabled());
}

void TstResumePresenter::offersNoCompleteRun()
{
    keep(m_store, support::toyRun());
    keep(m_store, endedRun(core::Outcome::Completed));
    load(2);
    QVERIFY(!m_desk->resumeBar->isVisible());
    QVERIFY(!m_desk->resume.action()->isEnabled());
}

void TstResumePresenter::theOfferIsOfTheRunThatItNames()
{
    const QString older = keep(m_store, support::toyRun());
    const QString newer = keep(m_store, support::toyRun());
    QVERIFY(m_store.rename(older, "older"));
    QVERIFY(m_store.rename(newer, "newer"));
    load(2);
    Q_EMIT m_desk->page->renameRequested(newer, "renamed");
    QTRY_VERIFY(find<QLabel>("resumeBarText")->text().contains("renamed"));
    Q_EMIT m_desk->page->removeRequested({newer});
    QTRY_COMPARE(rows(), 1);
    QVERIFY(!m_desk->resumeBar->isVisible());
}

void TstResumePresenter::asksForTheRunsDataset()
{
    core::RunState state = support::toyRun();
    state.datasetFolder = "/some/where";
    keep(m_store, state);
    load(1);
    loadToyDataset(); // that is another one
    QTest::mouseClick(find<QWidget>("resumeBarButton"), Qt::LeftButton);
    QTRY_COMPARE(m_desk->workbench.dataset().source(), QString("/some/where"));
    QVERIFY(!m_desk->resumeBar->isVisible());
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains("/some/where"), qPrintable(m_script.errors[0]));
    QVERIFY(!m_desk->workbench.run().isGoingOn());
}

void TstResumePresenter::waitsForNoDatasetThatCannotBeLoaded()
{
    core::RunState state = support::toyRun();
    state.datasetFolder = "/some/where";
    keep(m_store, state);
    load(1);
    QTest::mouseClick(find<QWidget>("resumeBarButton"), Qt::LeftButton);
    QTRY_COMPARE(m_script.errors.size(), 1); // says that it cannot
    loadToyDataset();                        // for something else
    QCOMPARE(m_script.errors.size(), 1);
    QVERIFY(!m_desk->workbench.run().isGoingOn());
}

void TstResumePresenter::trainsARunLonger()
{
    loadToyDataset();
    train(2);
    QTRY_VERIFY(m_desk->isReady());
    QTRY_COMPARE(cell(0, 4), QString("2 of 2"));
    QTRY_COMPARE(cell(0, 3), QString("Completed")); // its last state is written
    view()->selectRow(0);
    QTest::mouseClick(find<QWidget>("resumeRunButton"), Qt::LeftButton);
    auto* epochs = find<QSpinBox>("untilSpin");
    QCOMPARE(epochs->minimum(), 3);
    QCOMPARE(epochs->value(), 4);
    epochs->setValue(3);
    QTest::mouseClick(find<QWidget>("resumeOkButton"), Qt::LeftButton);
    QTRY_COMPARE(cell(0, 4), QString("3 of 3"));
    QTRY_COMPARE(cell(0, 3), QString("Completed"));
    QCOMPARE(rows(), 1);
    QVERIFY(m_script.errors.isEmpty());
}

void TstResumePresenter::resumesAStoppedRunByItsAction()
{
    QVERIFY(!m_desk->resume.action()->isEnabled());
    trainAndStop();
    m_desk->resume.action()->trigger();
    QVERIFY(!m_desk->resume.action()->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, 4), QString("30 of 30"), 30000);
    QTRY_COMPARE(cell(0, 3), QString("Completed"));
    QVERIFY(m_script.errors.isEmpty());
}

void TstResumePresenter::aResumptionIsStoppedBeforeItTrains()
{
    trainAndStop();
    const core::RunRecord before = onlyRun();
    m_desk->resume.action()->trigger();
    QCOMPARE(m_desk->bar->state(), ui::TrainBar::State::Running);
    QVERIFY(!m_desk->bar->trainAction()->isEnabled());
    m_desk->bar->stopAction()->trigger(); // while the checkpoint is read
    QTRY_VERIFY(m_desk->resume.action()->isEnabled());
    QVERIFY(m_desk->isReady());
    QCOMPARE(onlyRun().id, before.id);
    QCOMPARE(onlyRun().state.curve.csv(), before.state.curve.csv());
    QVERIFY(m_script.errors.isEmpty());
}

void TstResumePresenter::aRunThatCannotGoOnLeavesTheBarReady()
{
    trainAndStop();
    const QString path = m_store.checkpointPath(onlyRun().id);
    QFile checkpoint(path);
    QVERIFY(checkpoint.resize(checkpoint.size() - 4));
    m_desk->resume.action()->trigger();
    QTRY_VERIFY(m_desk->isReady());
    QCOMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains(path), qPrintable(m_script.errors[0]));
    QVERIFY(m_desk->bar->trainAction()->isEnabled());
}

QTEST_MAIN(TstResumePresenter)
#include "tst_resumepresenter.moc"
