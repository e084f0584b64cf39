#include "core/modelfile/modelfile.h"
#include "tests/support/foreignlock.h"
#include "tests/ui/keptruns/keptrunsfixture.h"
#include "ui/keptruns/comparedialog.h"

#include <QPlainTextEdit>

using support::endedRun;
using support::keep;

namespace
{

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

class TstKeptRunsPresenter : public QObject, private support::RunsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_keptrunspresenter"); }
    void init() { beginTest(); }
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
    void destroyedWhileItReads();
};

void TstKeptRunsPresenter::listsWhatTheStoreHolds()
{
    QCOMPARE(core::RunStore().root(), m_store.root());
    keep(m_store, endedRun(core::Outcome::Completed));
    keep(m_store, endedRun(core::Outcome::Stopped));
    load(2);
    QCOMPARE(cell(0, 3), QString("Stopped"));
    QCOMPARE(cell(1, 3), QString("Completed"));
    QVERIFY(!find<QLabel>("runsMessage")->isVisible());
}

void TstKeptRunsPresenter::aBrokenCheckpointIsNamedAndTheOthersListed()
{
    const QString broken = keep(m_store, support::toyRun());
    writeText(m_store.checkpointPath(broken), "no checkpoint at all");
    keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QVERIFY2(message().startsWith("1 run cannot be read"), qPrintable(message()));
    QVERIFY2(message().contains(broken), qPrintable(message()));
    QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains(broken));
}

void TstKeptRunsPresenter::renamesARun()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    Q_EMIT m_desk->page->renameRequested(id, "the best");
    QTRY_COMPARE(cell(0, 0), QString("the best"));
    QCOMPARE(m_store.read(id)->name, QString("the best"));
}

void TstKeptRunsPresenter::aNameThatCannotBeWrittenIsTold()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    const QString before = cell(0, 0);
    QVERIFY(QDir(m_store.folder(id)).mkdir("name.txt")); // even root cannot write there
    Q_EMIT m_desk->page->renameRequested(id, "the best");
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains("name.txt"), qPrintable(m_script.errors[0]));
    QCOMPARE(cell(0, 0), before);
}

void TstKeptRunsPresenter::deletesAndBringsBack()
{
    const QString first = keep(m_store, endedRun(core::Outcome::Completed));
    const QString second = keep(m_store, endedRun(core::Outcome::Stopped));
    load(2);
    Q_EMIT m_desk->page->removeRequested({first, second});
    QTRY_COMPARE(rows(), 0);
    QVERIFY(m_store.list().isEmpty());
    QCOMPARE(message(), QString("2 runs deleted"));
    auto* undo = find<QWidget>("undoDeleteRunButton");
    QVERIFY(undo->isVisible());
    QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rows(), 2);
    QVERIFY(!undo->isVisible());
    QCOMPARE(m_store.list().size(), 2);
}

/// The key is pressed again while the row is still there.
void TstKeptRunsPresenter::deletingTwiceCanBeUndone()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    const QString other = keep(m_store, endedRun(core::Outcome::Completed));
    load(2);
    Q_EMIT m_desk->page->removeRequested({id});
    Q_EMIT m_desk->page->removeRequested({id});
    Q_EMIT m_desk->page->renameRequested(other, "answered"); // after them
    QTRY_COMPARE(cell(0, 0), QString("answered"));
    QCOMPARE(rows(), 1);
    QVERIFY(m_script.errors.isEmpty());
    QTest::mouseClick(find<QWidget>("undoDeleteRunButton"), Qt::LeftButton);
    QTRY_COMPARE(rows(), 2);
}

void TstKeptRunsPresenter::aRefusedDeletionLeavesTheOneBefore()
{
    const QString first = keep(m_store, endedRun(core::Outcome::Completed));
    const QString second = keep(m_store, endedRun(core::Outcome::Completed));
    load(2);
    Q_EMIT m_desk->page->removeRequested({first});
    QTRY_COMPARE(rows(), 1);
    const support::ForeignLock other(m_store.folder(second));
    Q_EMIT m_desk->page->removeRequested({second});
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains("being trained"), qPrintable(m_script.errors[0]));
    QTest::mouseClick(find<QWidget>("undoDeleteRunButton"), Qt::LeftButton);
    QTRY_COMPARE(rows(), 2);
}

void TstKeptRunsPresenter::anotherWindowLeavesWhatWasDeleted()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    const QString other = keep(m_store, endedRun(core::Outcome::Completed));
    load(2);
    Q_EMIT m_desk->page->removeRequested({id});
    QTRY_COMPARE(rows(), 1);
    support::Desk second(m_script);
    second.kept().load();
    QTRY_COMPARE(second.window.findChild<QTableView*>("runsView")->model()->rowCount(), 1);
    Q_EMIT second.page->removeRequested({other});
    QTRY_COMPARE(second.window.findChild<QTableView*>("runsView")->model()->rowCount(), 0);
    QTest::mouseClick(find<QWidget>("undoDeleteRunButton"), Qt::LeftButton);
    QTRY_COMPARE(m_store.list().size(), 1);
    QCOMPARE(m_store.list().first().id, id);
    QVERIFY(m_script.errors.isEmpty());
}

void TstKeptRunsPresenter::whatWasDeletedIsGoneAtTheNextStart()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    Q_EMIT m_desk->page->removeRequested({id});
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(foldersBelow(m_store.root() + "/.deleted"), QStringList{id});
    m_desk.reset();
    m_desk = std::make_unique<support::Desk>(m_script);
    m_desk->kept().load();
    QTRY_VERIFY(!QFileInfo::exists(m_store.root() + "/.deleted"));
}

void TstKeptRunsPresenter::aRunThatCannotBeDeletedStays()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    writeText(m_store.root() + "/.deleted", "in the way");
    Q_EMIT m_desk->page->removeRequested({id});
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY2(m_script.errors[0].contains(id), qPrintable(m_script.errors[0]));
    QCOMPARE(rows(), 1);
    QVERIFY(!find<QWidget>("undoDeleteRunButton")->isVisible());
}

void TstKeptRunsPresenter::aFolderThatVanishedIsTold()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QVERIFY(QDir(m_store.root()).removeRecursively());
    Q_EMIT m_desk->page->renameRequested(id, "new name");
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(m_script.errors.size(), 1);
    QVERIFY2(message().contains("is gone"), qPrintable(message()));
    QVERIFY(message().contains(m_store.root()));
    QVERIFY(find<QLabel>("runsEmpty")->isVisible());
    keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QCOMPARE(message(), QString()); // it is back
}

void TstKeptRunsPresenter::whatOtherProcessesDidIsSeenWhenTheUserLooks()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Stopped));
    {
        const support::ForeignLock other(m_store.folder(id));
        load(1);
        QCOMPARE(cell(0, 3), QString("Training"));
        QVERIFY(!m_desk->resume.action()->isEnabled());
    }
    keep(m_store, endedRun(core::Outcome::Stopped));
    m_desk->page->hide();
    m_desk->page->show();
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(cell(1, 3), QString("Stopped"));
    QVERIFY(m_desk->resume.action()->isEnabled());
}

void TstKeptRunsPresenter::opensARunsModel()
{
    const core::RunState state = endedRun(core::Outcome::Completed);
    const QString id = keep(m_store, state);
    QVERIFY(m_store.rename(id, "a/b: c"));
    load(1);
    Q_EMIT m_desk->page->openRequested(id);
    QTRY_VERIFY(m_desk->workbench.model().predictor());
    QCOMPARE(m_desk->workbench.model().predictor()->model().parameters, state.model.parameters);
    QCOMPARE(m_desk->workbench.model().name(), QString("a/b: c")); // as the run
    QVERIFY(m_desk->workbench.model().isModified());
    QVERIFY(m_desk->workbench.model().path().isEmpty());
}

void TstKeptRunsPresenter::aModelThatCannotBeReadIsRefused()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    QFile checkpoint(m_store.checkpointPath(id));
    QVERIFY(checkpoint.resize(checkpoint.size() - 4));
    Q_EMIT m_desk->page->openRequested(id);
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY(m_script.errors[0].contains(id));
    QVERIFY(!m_desk->workbench.model().predictor());
}

void TstKeptRunsPresenter::opensNoModelWhileARunGoesOn()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    loadToyDataset();
    train(1000);
    QTRY_COMPARE(m_desk->bar->state(), ui::TrainBar::State::Running);
    Q_EMIT m_desk->page->openRequested(id);
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY(m_script.errors[0].contains("Stop the run"));
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(cell(0, 3), QString("Training"));
    m_desk->workbench.run().stop();
    QTRY_COMPARE(cell(0, 3), QString("Stopped"));
}

void TstKeptRunsPresenter::overlaysCurves()
{
    const QString first = keep(m_store, endedRun(core::Outcome::Completed));
    const QString second = keep(m_store, endedRun(core::Outcome::Completed));
    QVERIFY(m_store.rename(first, "older one"));
    load(2);
    Q_EMIT m_desk->page->overlayRequested(first, true);
    Q_EMIT m_desk->page->overlayRequested(second, true);
    QTRY_COMPARE(series("overlayTest0")->count(), 3);
    QCOMPARE(series("overlayTest1")->count(), 3);
    QCOMPARE(series("overlayTest0")->at(2).y(), 90.0);
    QVERIFY(find<QWidget>("trainingLegend")->accessibleDescription().contains("older one"));
    Q_EMIT m_desk->page->overlayRequested(first, false);
    QTRY_COMPARE(series("overlayTest0")->count(), 0);
    QCOMPARE(series("overlayTest1")->count(), 3); // it keeps its colour
    Q_EMIT m_desk->page->removeRequested({second});
    QTRY_COMPARE(series("overlayTest1")->count(), 0);
}

void TstKeptRunsPresenter::comparesTwoRuns()
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
    Q_EMIT m_desk->page->compareRequested(idA, idB);
    auto* verdict = find<QLabel>("compareVerdict");
    QTRY_VERIFY2(verdict->text().contains("of 200"), qPrintable(verdict->text()));
    QVERIFY(find<QLabel>("accuracyA")->isVisible());
    QVERIFY(find<ui::CompareDialog>("compareDialog")->text().contains("Seed\t1\t2"));
}

void TstKeptRunsPresenter::comparesOnlyOnTheRunsDataset()
{
    const QString idA = keep(m_store, endedRun(core::Outcome::Completed, 1));
    const QString idB = keep(m_store, endedRun(core::Outcome::Completed, 2));
    load(2);
    loadToyDataset();
    Q_EMIT m_desk->page->compareRequested(idA, idB);
    QVERIFY(find<QLabel>("compareVerdict")->text().contains("00ff"));
    QVERIFY(!find<QLabel>("accuracyA")->isVisible());
    QVERIFY(find<ui::CompareDialog>("compareDialog")->text().contains("Seed\t1\t2"));
}

void TstKeptRunsPresenter::exportsTheCurve()
{
    const core::RunState state = endedRun(core::Outcome::Completed);
    const QString id = keep(m_store, state);
    QVERIFY(m_store.rename(id, "mine"));
    load(1);
    m_script.path = m_folder->filePath("curve.csv");
    Q_EMIT m_desk->page->exportRequested(id);
    QTRY_VERIFY(QFileInfo::exists(m_script.path));
    QCOMPARE(m_script.request.suggestedFileName, QString("mine.csv"));
    QFile file(m_script.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), state.curve.csv());
}

void TstKeptRunsPresenter::anExportThatCannotBeWrittenIsTold()
{
    const QString id = keep(m_store, endedRun(core::Outcome::Completed));
    load(1);
    m_script.path = m_folder->filePath("nowhere/curve.csv");
    Q_EMIT m_desk->page->exportRequested(id);
    QTRY_COMPARE(m_script.errors.size(), 1);
    QVERIFY(m_script.errors[0].contains("nowhere"));
}

void TstKeptRunsPresenter::destroyedWhileItReads()
{
    for (int number = 0; number < 5; ++number) {
        keep(m_store, support::toyRun());
    }
    m_desk->kept().load();
    m_desk.reset();
    QCOMPARE(m_store.list().size(), 5);
}

QTEST_MAIN(TstKeptRunsPresenter)
#include "tst_keptrunspresenter.moc"
