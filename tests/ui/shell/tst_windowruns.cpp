#include "core/modelfile/modelfolder.h"
#include "core/runs/checkpoint.h"
#include "core/runs/comparison.h"
#include "core/runs/runstore.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "ui/run/trainbar.h"
#include "ui/run/trainingchart.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/numbertext.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using core::Outcome;
using core::RunState;
using core::RunStore;
using ui::MainWindow;

/// Runs in the window: kept, closed in the midst, gone on with at the next start.
class TstWindowRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        support::becomeTestUser("tst_windowruns");
        support::writeIdxFiles(*support::toyDataset(3000, 200), m_folder.filePath("toy"));
    }

    void init()
    {
        support::clearTestUser();
        m_script = {};
        open();
    }

    void cleanup()
    {
        m_window.reset();
        support::clearTestUser();
    }

    void aRunIsKept()
    {
        train(2);
        QTRY_VERIFY(log().contains("Completed"));
        QTRY_VERIFY(newestRun().outcome == Outcome::Completed);
        QCOMPARE(newestRun().epochsDone, 2);
        QCOMPARE(newestRun().curve.test.size(), 3);
        QVERIFY(!find<QWidget>("resumeBar")->isVisible());
    }

    void aRunThatTheWindowWasClosedInGoesOnAtTheNextStart()
    {
        train(epochs);
        QTRY_VERIFY(log().contains("Completed"));
        QTRY_VERIFY(newestRun().outcome == Outcome::Completed); // it is written in the background
        const RunState whole = newestRun();
        train(epochs);
        QTRY_VERIFY(log().contains("Epoch 2"));
        m_script.unsaved = ui::UnsavedChoice::Discard;
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        open();
        QVERIFY(!newestRun().outcome || newestRun().outcome == Outcome::Stopped);
        QTRY_VERIFY(find<QWidget>("resumeBar")->isVisible());
        QTest::mouseClick(find<QWidget>("resumeBarButton"), Qt::LeftButton);
        QTRY_VERIFY(log().contains("Resumed after epoch"));
        QVERIFY(!find<QWidget>("resumeBar")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("Completed"), 20'000);
        QTRY_VERIFY(newestRun().outcome == Outcome::Completed);
        QVERIFY(newestRun().model.parameters == whole.model.parameters);
        QCOMPARE(newestRun().curve.test, whole.curve.test);
        QCOMPARE(RunStore().list().size(), 2);
    }

    /// As when the session ends: there is nobody to ask.
    void anInterruptKeepsTheRunAndItsModel()
    {
        train(1000);
        QTRY_VERIFY(log().contains("Epoch 2"));
        m_window->keepAndClose();
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(m_script.unsavedQuestions, QStringList());
        QCOMPARE(QDir(core::modelFolder()).entryList(QDir::Files).size(), 1);
        open();
        QVERIFY(newestRun().outcome == Outcome::Stopped);
        QTRY_VERIFY(find<QWidget>("resumeBar")->isVisible());
    }

    void aStoppedRunGoesOnByItsKey()
    {
        train(epochs);
        QTRY_VERIFY(log().contains("Epoch 1"));
        QTest::mouseClick(find<QWidget>("stopButton"), Qt::LeftButton);
        QTRY_VERIFY(log().contains("Stopped"));
        auto* action = find<QAction>("resumeAction");
        QTRY_VERIFY(action->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("Completed"), 20'000);
        QTRY_VERIFY(!action->isEnabled());
        QCOMPARE(RunStore().list().size(), 1);
    }

    /// Status bar, log, list, chart and comparison.
    void aStoppedRunHasOneAccuracyEverywhere()
    {
        train(1000);
        QTRY_VERIFY(log().contains("Epoch 2"));
        QTest::mouseClick(find<QWidget>("stopButton"), Qt::LeftButton);
        QTRY_VERIFY(log().contains("Stopped"));
        QTRY_VERIFY(newestRun().outcome == Outcome::Stopped);
        // The list is read again whenever a state has been written; the last one has the last test.
        const auto* chart = find<ui::TrainingChart>("trainingChart");
        const auto& runs = m_workbench->keptRuns().runs();
        QTRY_VERIFY(
            !runs.isEmpty() && !runs.first().isLive &&
            runs.first().state.curve.test == chart->curve().test);
        const core::RunRecord run = runs.first();
        const QString accuracy = ui::percentText(run.test()->accuracy, 2);
        const QString said = "test " + accuracy;
        QVERIFY2(log().contains("Stopped: " + said), qPrintable(log()));
        QVERIFY(find<QLabel>("statusMessage")->text().startsWith("Stopped: " + said));
        QVERIFY(chart->valuesAt(chart->curve().lastEpoch()).last().startsWith("test " + accuracy));
        const auto* list = find<QAbstractItemView>("runsView")->model();
        QStringList row;
        for (int column = 0; column < list->columnCount(); ++column) {
            row.append(list->index(0, column).data().toString());
        }
        QVERIFY2(row.contains(accuracy), qPrintable(row.join(' ')));
        const core::Model model = RunStore().model(run.id).value();
        const auto compared =
            core::compareModels(model, model, m_workbench->dataset().dataset()->test);
        QVERIFY(compared);
        QCOMPARE(ui::percentText(compared->accuracyA().share, 2), accuracy);
    }

    void whatWasDismissedIsNotOfferedAgain()
    {
        train(epochs);
        QTRY_VERIFY(log().contains("Epoch 1"));
        QTest::mouseClick(find<QWidget>("stopButton"), Qt::LeftButton);
        QTRY_VERIFY(log().contains("Stopped"));
        QTRY_VERIFY(newestRun().outcome == Outcome::Stopped);
        open();
        QTRY_VERIFY(find<QWidget>("resumeBar")->isVisible());
        QTest::mouseClick(find<QWidget>("dismissButton"), Qt::LeftButton);
        QVERIFY(!find<QWidget>("resumeBar")->isVisible());
        open();
        QTRY_VERIFY(find<QAction>("resumeAction")->isEnabled()); // it is there still
        QVERIFY(!find<QWidget>("resumeBar")->isVisible());
    }

    void trainingGoesOnWhereNothingCanBeKept()
    {
        QDir().mkpath(QFileInfo(core::stateFolder()).path());
        QFile obstacle(core::stateFolder());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        train(2);
        QTRY_VERIFY(log().contains("Completed"));
        QCOMPARE(m_script.errors.size(), 1);
        QVERIFY(m_script.errors[0].contains(core::stateFolder()));
        QVERIFY(m_script.errors[0].contains("training goes on"));
        QVERIFY(m_window->isWindowModified()); // the model is there, to be saved elsewhere
        QVERIFY(obstacle.remove());
    }

private:
    /// Enough for a window to be closed in the midst.
    static constexpr int epochs = 120;

    void open()
    {
        m_window.reset();
        m_workbench = std::make_unique<core::Workbench>();
        m_window = std::make_unique<MainWindow>(
            *m_workbench, std::make_unique<support::ScriptedDialogs>(m_script));
        m_window->show();
        m_window->load({}, m_folder.filePath("toy"));
        QTRY_VERIFY(find<ui::TrainBar>("trainBar")->trainAction()->isEnabled());
    }

    void train(int count)
    {
        find<QLineEdit>("layersEdit")->setText("16");
        find<QSpinBox>("epochsSpin")->setValue(count);
        find<QPlainTextEdit>("logText")->clear();
        QTest::mouseClick(find<QWidget>("trainButton"), Qt::LeftButton);
    }

    QString log() { return find<QPlainTextEdit>("logText")->toPlainText(); }

    static RunState newestRun()
    {
        const auto runs = RunStore().list();
        if (runs.isEmpty()) {
            return {};
        }
        return core::readCheckpoint(RunStore().checkpointPath(runs.first().id)).value();
    }

    template <typename Object> Object* find(const QString& name)
    {
        auto* object = m_window->findChild<Object*>(name);
        if (!object) {
            qFatal("there is no %s", qPrintable(name));
        }
        return object;
    }

    QTemporaryDir m_folder;
    support::ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstWindowRuns)
#include "tst_windowruns.moc"
