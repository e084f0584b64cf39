#include "core/modelfile/modelfile.h"
#include "tests/support/foreignlock.h"
#include "tests/support/keptrun.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "ui/inspect/logtab.h"
#include "ui/runs/comparedialog.h"
#include "ui/runs/resumebar.h"
#include "ui/runs/runspresenter.h"
#include "ui/runs/runstab.h"
#include "ui/support/modelsession.h"
#include "ui/train/plotview.h"
#include "ui/train/runpresenter.h"
#include "ui/train/runstatus.h"
#include "ui/train/runwarning.h"
#include "ui/train/trainbar.h"
#include "ui/train/trainingchart.h"

#include <QAction>
#include <QLabel>
#include <QLineSeries>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using support::endedRun;
using support::keep;

namespace
{

/// What the presenter works with, in a window of its own.
struct Desk {
    explicit Desk(support::ScriptedDialogs::Script& script)
        : dialogs(script)
        , bar(new ui::TrainBar(&window))
        , chart(new ui::TrainingChart(&window))
        , status(new ui::RunStatus(&window))
        , warning(new ui::RunWarning(&window))
        , log(new ui::LogTab(&window))
        , resumeBar(new ui::ResumeBar(&window))
        , tab(new ui::RunsTab(&window))
        , run({bar, chart, status, warning, log}, &session)
        , runs({tab, resumeBar, bar, chart, log, &dialogs, &window, &session, &run})
    {
        auto* layout = new QVBoxLayout(&window);
        for (QWidget* widget : QList<QWidget*>{resumeBar, chart, tab, log}) {
            layout->addWidget(widget);
        }
        window.resize(800, 900);
        window.show();
    }

    support::ScriptedDialogs dialogs;
    QWidget window;
    ui::ModelSession session;
    ui::TrainBar* bar;
    ui::TrainingChart* chart;
    ui::RunStatus* status;
    ui::RunWarning* warning;
    ui::LogTab* log;
    ui::ResumeBar* resumeBar;
    ui::RunsTab* tab;
    ui::RunPresenter run;
    ui::RunsPresenter runs;
};

/// The folders in the folders of a folder.
QStringList foldersBelow(const QString& path)
{
    QStringList names;
    for (const QFileInfo& folder : QDir(path).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        names += QDir(folder.filePath()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    return names;
}

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

} // namespace

class TstRunsPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // All of the user's folders lie below it.
        qputenv("HOME", m_home.path().toLocal8Bit());
        support::becomeTestUser("tst_runspresenter");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void init()
    {
        support::clearTestUser();
        QVERIFY(m_store.root().startsWith(m_home.path()));
        m_folder = std::make_unique<QTemporaryDir>();
        m_script = {};
        m_desk = std::make_unique<Desk>(m_script);
    }

    void cleanup() { m_desk.reset(); }

    void listsWhatTheStoreHolds();
    void aBrokenCheckpointIsNamedAndTheOthersListed();
    void renamesARun();
    void aNameThatCannotBeWrittenIsTold();
    void deletesAndBringsBack();
    void deletingTwiceCanBeUndone();
    void aRefusedDeletionLeavesTheOneBefore();
    void anotherWindowLeavesWhatWasDeleted();
    void whatWasDeletedIsGoneAtTheNextStart();
    void aRunThatCannotBeDeletedStays();
    void aFolderThatVanishedIsTold();
    void whatOtherProcessesDidIsSeenWhenTheUserLooks();
    void opensARunsModel();
    void aModelThatCannotBeReadIsRefused();
    void opensNoModelWhileARunGoesOn();
    void overlaysCurves();
    void comparesTwoRuns();
    void comparesOnlyOnTheRunsDataset();
    void exportsTheCurve();
    void anExportThatCannotBeWrittenIsTold();
    void offersTheInterruptedRunUntilDismissed();
    void offersNoCompleteRun();
    void theOfferIsOfTheRunThatItNames();
    void asksForTheRunsDataset();
    void waitsForNoDatasetThatCannotBeLoaded();
    void trainsARunLonger();
    void resumesAStoppedRunByItsAction();
    void aResumptionIsStoppedBeforeItTrains();
    void aRunThatCannotGoOnLeavesTheBarReady();
    void destroyedWhileItReads();

private:
    template <typename Widget> Widget* find(const QString& name)
    {
        auto* widget = m_desk->window.findChild<Widget*>(name);
        if (!widget) {
            qFatal("no widget %s", qPrintable(name));
        }
        return widget;
    }

    QTableView* view() { return find<QTableView>("runsView"); }
    int rows() { return view()->model()->rowCount(); }
    QString cell(int row, int column)
    {
        return view()->model()->index(row, column).data().toString();
    }
    QString message() { return find<QLabel>("runsMessage")->text(); }
    QLineSeries* series(const QString& name)
    {
        return find<ui::PlotView>("trainingPlot")->chart()->findChild<QLineSeries*>(name);
    }
    void load(int expectedRows)
    {
        m_desk->runs.load();
        QTRY_COMPARE(rows(), expectedRows);
    }
    core::DatasetPointer loadToyDataset()
    {
        support::writeIdxFiles(*support::toyDataset(), m_folder->path());
        const auto dataset = core::loadDataset(m_folder->path());
        if (!dataset) {
            qFatal("%s", qPrintable(dataset.error().message));
        }
        m_desk->run.setDataset(*dataset);
        m_desk->runs.setDataset(*dataset);
        return *dataset;
    }
    /// Begins a run by what the button Train sends.
    void train(int epochs)
    {
        core::TrainingSettings settings;
        settings.preset = "repaired";
        settings.network.hidden = {16};
        settings.epochs = epochs;
        Q_EMIT m_desk->bar->trainRequested(settings);
    }

    core::RunRecord onlyRun() { return m_store.list().first(); }
    /// Leaves a run of 30 epochs that can be resumed.
    void trainAndStop()
    {
        loadToyDataset();
        train(30);
        m_desk->run.stop();
        QTRY_COMPARE(cell(0, 3), QString("Stopped"));
        QTRY_VERIFY(m_desk->runs.resumeAction()->isEnabled());
    }

    QTemporaryDir m_home;
    core::RunStore m_store{m_home.path() + "/.qttest/state/digitlab/runs"};
    std::unique_ptr<QTemporaryDir> m_folder;
    support::ScriptedDialogs::Script m_script;
    std::unique_ptr<Desk> m_desk;
};

void TstRunsPresenter::listsWhatTheStoreHolds()
{
    QCOMPARE(core::RunStore().root(), m_store.root());
    keep(m_store, endedRun(core::Outcome::Completed));
    keep(m_store, endedRun(core::Outcome::Stopped));
    load(2);
    QCOMPARE(cell(0, 3), QString("Stopped"));
    QCOMPARE(cell(1, 3), QString("Completed"));
    QVERIFY(!find<QLabel>("runsMessage")->isVisible());
}

void TstRunsPresenter::aBrokenCheckpointIsNamedAndTheOthersListed()
{
    const QString broken = keep(m_store, support::toyRun());
    writeText(m_store.checkpointPath(broken), "no checkpoint at all");
    keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QVERIFY2(message().startsWith("1 run cannot be read"), qPrintable(message()));
    QVERIFY2(message().contains(broken), qPrintable(message()));
    QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains(broken));
}

void TstRunsPresenter::renamesARun()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    Q_EMIT m_desk->tab->renameRequested(id, "the best");
    QTRY_COMPARE(cell(0, 0), QString("the best"));
    QCOMPARE(m_store.record(id)->name, QString("the best"));
}

void TstRunsPresenter::aNameThatCannotBeWrittenIsTold()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    const QString before = cell(0, 0);
    QVERIFY(QDir(m_store.folder(id)).mkdir("name.txt")); // even root cannot write there
    Q_EMIT m_desk->tab->renameRequested(id, "the best");
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains("name.txt"), qPrintable(m_script.errors[0]));
    QCOMPARE(cell(0, 0), before);
}

void TstRunsPresenter::deletesAndBringsBack()
{
    const QString first = keep(m_store, endedRun(core::Outcome::Completed));
    const QString second = keep(m_store, endedRun(core::Outcome::Stopped));
    load(2);
    Q_EMIT m_desk->tab->removeRequested({first, second});
    QTRY_COMPARE(rows(), 0);
    QVERIFY(m_store.list().isEmpty());
    QCOMPARE(message(), QString("2 runs deleted"));
    auto* undo = find<QWidget>("undoDeleteRunButton");
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(rows(), 2);
    QVERIFY(!undo->isVisible());
    QCOMPARE(m_store.list().size(), 2);
}

/// The key is pressed again while the row is still there.
void TstRunsPresenter::deletingTwiceCanBeUndone()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    Q_EMIT m_desk->tab->removeRequested({id});
    Q_EMIT m_desk->tab->removeRequested({id});
    QTRY_COMPARE(rows(), 0);
    QTest::qWait(100); // for a second answer
    QVERIFY(m_script.errors.isEmpty());
    QTest::mouseClick(find<QWidget>("undoDeleteRunButton"), Qt::LeftButton);
    QTRY_COMPARE(rows(), 1);
}

void TstRunsPresenter::aRefusedDeletionLeavesTheOneBefore()
{
    const QString first = keep(m_store, endedRun(core::Outcome::Completed));
    const QString second = keep(m_store, endedRun(core::Outcome::Completed));
    load(2);
    Q_EMIT m_desk->tab->removeRequested({first});
    QTRY_COMPARE(rows(), 1);
    const support::ForeignLock other(m_store.folder(second));
    Q_EMIT m_desk->tab->removeRequested({second});
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains("being trained"), qPrintable(m_script.errors[0]));
    QTest::mouseClick(find<QWidget>("undoDeleteRunButton"), Qt::LeftButton);
    QTRY_COMPARE(rows(), 2);
}

void TstRunsPresenter::anotherWindowLeavesWhatWasDeleted()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    const QString other = keep(m_store, endedRun(core::Outcome::Completed));
    load(2);
    Q_EMIT m_desk->tab->removeRequested({id});
    QTRY_COMPARE(rows(), 1);
    Desk second(m_script);
    second.runs.load();
    QTRY_COMPARE(second.window.findChild<QTableView*>("runsView")->model()->rowCount(), 1);
    Q_EMIT second.tab->removeRequested({other});
    QTRY_COMPARE(second.window.findChild<QTableView*>("runsView")->model()->rowCount(), 0);
    QTest::mouseClick(find<QWidget>("undoDeleteRunButton"), Qt::LeftButton);
    QTRY_COMPARE(m_store.list().size(), 1);
    QCOMPARE(m_store.list().first().id, id);
    QVERIFY(m_script.errors.isEmpty());
}

void TstRunsPresenter::whatWasDeletedIsGoneAtTheNextStart()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    Q_EMIT m_desk->tab->removeRequested({id});
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(foldersBelow(m_store.root() + "/.deleted"), QStringList{id});
    m_desk.reset();
    m_desk = std::make_unique<Desk>(m_script);
    m_desk->runs.load();
    QTRY_VERIFY(!QFileInfo::exists(m_store.root() + "/.deleted"));
}

void TstRunsPresenter::aRunThatCannotBeDeletedStays()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    writeText(m_store.root() + "/.deleted", "in the way");
    Q_EMIT m_desk->tab->removeRequested({id});
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains(id), qPrintable(m_script.errors[0]));
    QCOMPARE(rows(), 1);
    QVERIFY(!find<QWidget>("undoDeleteRunButton")->isVisible());
}

void TstRunsPresenter::aFolderThatVanishedIsTold()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QVERIFY(QDir(m_store.root()).removeRecursively());
    Q_EMIT m_desk->tab->renameRequested(id, "new name");
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(m_script.errors.size(), 1);
    QVERIFY2(message().contains("is gone"), qPrintable(message()));
    QVERIFY(message().contains(m_store.root()));
    QVERIFY(find<QLabel>("runsEmpty")->isVisible());
    keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QCOMPARE(message(), QString()); // it is back
}

void TstRunsPresenter::whatOtherProcessesDidIsSeenWhenTheUserLooks()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Stopped));
    {
        const support::ForeignLock other(m_store.folder(id));
        load(1);
        QCOMPARE(cell(0, 3), QString("Training"));
        QVERIFY(!m_desk->runs.resumeAction()->isEnabled());
    }
    keep(m_store, endedRun(core::Outcome::Stopped));
    m_desk->tab->hide();
    m_desk->tab->show();
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(cell(1, 3), QString("Stopped"));
    QVERIFY(m_desk->runs.resumeAction()->isEnabled());
}

void TstRunsPresenter::opensARunsModel()
{
    const core::RunState state = endedRun(core::Outcome::Completed);
    const QString id = keep(m_store, state);
    QVERIFY(m_store.rename(id, "a/b: c"));
    load(1);
    Q_EMIT m_desk->tab->openRequested(id);
    QTRY_VERIFY(m_desk->session.predictor());
    QCOMPARE(m_desk->session.predictor()->model().parameters, state.model.parameters);
    QCOMPARE(m_desk->session.name(), QString("a-b- c")); // fit for a file
    QVERIFY(m_desk->session.isModified());
    QVERIFY(m_desk->session.path().isEmpty());
}

void TstRunsPresenter::aModelThatCannotBeReadIsRefused()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QFile checkpoint(m_store.checkpointPath(id));
    QVERIFY(checkpoint.resize(checkpoint.size() - 4));
    Q_EMIT m_desk->tab->openRequested(id);
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY(m_script.errors[0].contains(id));
    QVERIFY(!m_desk->session.predictor());
}

void TstRunsPresenter::opensNoModelWhileARunGoesOn()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    loadToyDataset();
    train(1000);
    QTRY_COMPARE(m_desk->bar->state(), ui::TrainBar::State::Running);
    Q_EMIT m_desk->tab->openRequested(id);
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY(m_script.errors[0].contains("Stop the run"));
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(cell(0, 3), QString("Training"));
    m_desk->run.stop();
    QTRY_COMPARE(cell(0, 3), QString("Stopped"));
}

void TstRunsPresenter::overlaysCurves()
{
    const QString first = keep(m_store, endedRun(core::Outcome::Completed));
    const QString second = keep(m_store, endedRun(core::Outcome::Completed));
    QVERIFY(m_store.rename(first, "older one"));
    load(2);
    Q_EMIT m_desk->tab->overlayRequested(first, true);
    Q_EMIT m_desk->tab->overlayRequested(second, true);
    QTRY_COMPARE(series("overlayTest0")->count(), 3);
    QCOMPARE(series("overlayTest1")->count(), 3);
    QCOMPARE(series("overlayTest0")->at(2).y(), 90.0);
    QVERIFY(find<QWidget>("trainingLegend")->accessibleDescription().contains("older one"));
    Q_EMIT m_desk->tab->overlayRequested(first, false);
    QTRY_COMPARE(series("overlayTest0")->count(), 0);
    QCOMPARE(series("overlayTest1")->count(), 3); // it keeps its colour
    Q_EMIT m_desk->tab->removeRequested({second});
    QTRY_COMPARE(series("overlayTest1")->count(), 0);
}

void TstRunsPresenter::comparesTwoRuns()
{
    const auto dataset = loadToyDataset();
    core::RunState a = endedRun(core::Outcome::Completed, 1);
    core::RunState b = endedRun(core::Outcome::Completed, 2);
    for (core::RunState* state : {&a, &b}) {
        state->model.passport[core::passport::datasetSha256] = dataset->sha256;
    }
    const QString idA = keep(m_store, a);
    const QString idB = keep(m_store, b);
    load(2);
    Q_EMIT m_desk->tab->compareRequested(idA, idB);
    auto* verdict = find<QLabel>("compareVerdict");
    QTRY_VERIFY2(verdict->text().contains("of 200"), qPrintable(verdict->text()));
    QVERIFY(find<QLabel>("accuracyA")->isVisible());
    QVERIFY(find<ui::CompareDialog>("compareDialog")->text().contains("Seed\t1\t2"));
}

void TstRunsPresenter::comparesOnlyOnTheRunsDataset()
{
    const QString idA = keep(m_store, endedRun(core::Outcome::Completed, 1));
    const QString idB = keep(m_store, endedRun(core::Outcome::Completed, 2));
    load(2);
    loadToyDataset();
    Q_EMIT m_desk->tab->compareRequested(idA, idB);
    QVERIFY(find<QLabel>("compareVerdict")->text().contains("00ff"));
    QVERIFY(!find<QLabel>("accuracyA")->isVisible());
    QVERIFY(find<ui::CompareDialog>("compareDialog")->text().contains("Seed\t1\t2"));
}

void TstRunsPresenter::exportsTheCurve()
{
    const core::RunState state = endedRun(core::Outcome::Completed);
    const QString id = keep(m_store, state);
    QVERIFY(m_store.rename(id, "mine"));
    load(1);
    m_script.path = m_folder->filePath("curve.csv");
    Q_EMIT m_desk->tab->exportRequested(id);
    QTRY_VERIFY(QFileInfo::exists(m_script.path));
    QCOMPARE(m_script.request.suggestedFileName, QString("mine.csv"));
    QFile file(m_script.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), state.curve.csv());
}

void TstRunsPresenter::anExportThatCannotBeWrittenIsTold()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    m_script.path = m_folder->filePath("nowhere/curve.csv");
    Q_EMIT m_desk->tab->exportRequested(id);
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY(m_script.errors[0].contains("nowhere"));
}

void TstRunsPresenter::offersTheInterruptedRunUntilDismissed()
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
    QVERIFY(m_desk->runs.resumeAction()->isEnabled()); // it can be resumed still

    m_desk.reset();
    m_desk = std::make_unique<Desk>(m_script);
    load(1);
    QVERIFY(!m_desk->resumeBar->isVisible());
}

void TstRunsPresenter::offersNoCompleteRun()
{
    keep(m_store, support::toyRun());
    keep(m_store, endedRun(core::Outcome::Completed));
    load(2);
    QVERIFY(!m_desk->resumeBar->isVisible());
    QVERIFY(!m_desk->runs.resumeAction()->isEnabled());
}

void TstRunsPresenter::theOfferIsOfTheRunThatItNames()
{
    const QString older = keep(m_store, support::toyRun());
    const QString newer = keep(m_store, support::toyRun());
    QVERIFY(m_store.rename(older, "older"));
    QVERIFY(m_store.rename(newer, "newer"));
    load(2);
    Q_EMIT m_desk->tab->renameRequested(newer, "renamed");
    QTRY_VERIFY(find<QLabel>("resumeBarText")->text().contains("renamed"));
    Q_EMIT m_desk->tab->removeRequested({newer});
    QTRY_COMPARE(rows(), 1);
    QVERIFY(!m_desk->resumeBar->isVisible());
}

void TstRunsPresenter::asksForTheRunsDataset()
{
    core::RunState state = support::toyRun();
    state.datasetFolder = "/some/where";
    keep(m_store, state);
    load(1);
    QStringList wanted;
    connect(&m_desk->runs, &ui::RunsPresenter::datasetWanted, this, [&](const QString& folder) {
        wanted.append(folder);
    });
    QTest::mouseClick(find<QWidget>("resumeBarButton"), Qt::LeftButton);
    QCOMPARE(wanted, QStringList{"/some/where"});
    QVERIFY(!m_desk->resumeBar->isVisible());
    loadToyDataset(); // that is another one
    QCOMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains("/some/where"), qPrintable(m_script.errors[0]));
    QVERIFY(!m_desk->run.isRunning());
}

void TstRunsPresenter::waitsForNoDatasetThatCannotBeLoaded()
{
    core::RunState state = support::toyRun();
    state.datasetFolder = "/some/where";
    keep(m_store, state);
    load(1);
    QTest::mouseClick(find<QWidget>("resumeBarButton"), Qt::LeftButton);
    m_desk->runs.onDatasetFailed();
    loadToyDataset(); // for something else
    QVERIFY(m_script.errors.isEmpty());
    QVERIFY(!m_desk->run.isRunning());
}

void TstRunsPresenter::trainsARunLonger()
{
    loadToyDataset();
    train(2);
    QTRY_COMPARE(m_desk->bar->state(), ui::TrainBar::State::Ready);
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

void TstRunsPresenter::resumesAStoppedRunByItsAction()
{
    QVERIFY(!m_desk->runs.resumeAction()->isEnabled());
    trainAndStop();
    m_desk->runs.resumeAction()->trigger();
    QVERIFY(!m_desk->runs.resumeAction()->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, 4), QString("30 of 30"), 30000);
    QTRY_COMPARE(cell(0, 3), QString("Completed"));
    QVERIFY(m_script.errors.isEmpty());
}

void TstRunsPresenter::aResumptionIsStoppedBeforeItTrains()
{
    trainAndStop();
    const core::RunRecord before = onlyRun();
    m_desk->runs.resumeAction()->trigger();
    QCOMPARE(m_desk->bar->state(), ui::TrainBar::State::Running);
    QVERIFY(!m_desk->bar->trainAction()->isEnabled());
    m_desk->bar->stopAction()->trigger(); // while the checkpoint is read
    QTRY_VERIFY(m_desk->runs.resumeAction()->isEnabled());
    QCOMPARE(m_desk->bar->state(), ui::TrainBar::State::Ready);
    QCOMPARE(onlyRun().id, before.id);
    QCOMPARE(onlyRun().state.curve.csv(), before.state.curve.csv());
    QVERIFY(m_script.errors.isEmpty());
}

void TstRunsPresenter::aRunThatCannotGoOnLeavesTheBarReady()
{
    trainAndStop();
    QStringList problems;
    connect(&m_desk->run, &ui::RunPresenter::failed, this, [&](const QString& message) {
        problems.append(message);
    });
    const QString path = m_store.checkpointPath(onlyRun().id);
    QFile checkpoint(path);
    QVERIFY(checkpoint.resize(checkpoint.size() - 4));
    m_desk->runs.resumeAction()->trigger();
    QTRY_COMPARE(m_desk->bar->state(), ui::TrainBar::State::Ready);
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems[0].contains(path), qPrintable(problems[0]));
    QVERIFY(m_desk->bar->trainAction()->isEnabled());
}

void TstRunsPresenter::destroyedWhileItReads()
{
    for (int number = 0; number < 5; ++number) {
        keep(m_store, support::toyRun());
    }
    m_desk->runs.load();
    m_desk.reset();
    QCOMPARE(m_store.list().size(), 5);
}

QTEST_MAIN(TstRunsPresenter)
#include "tst_runspresenter.moc"
