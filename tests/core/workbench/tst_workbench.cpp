#include "core/modelfile/modelfolder.h"
#include "core/workbench/workbench.h"
#include "tests/support/keptrun.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTemporaryDir>
#include <QTest>

using core::Action;
using core::Activity;
using core::Doing;
using core::Doings;
using core::RunStore;
using core::Workbench;

namespace
{

const QList<Action> allActions{Action::Train,     Action::Resume,      Action::OpenModel,
                               Action::SaveModel, Action::ExportModel, Action::Teach};

QList<Doing> parts(Doings doings)
{
    QList<Doing> parts;
    for (const Doing each :
         {Doing::Loading, Doing::Saving, Doing::Training, Doing::Paused, Doing::Teaching,
          Doing::Exporting}) {
        if (doings.testFlag(each)) {
            parts.append(each);
        }
    }
    return parts;
}

} // namespace

/// Each test has a user's data folder and a store of its own.
class TstWorkbench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        QVERIFY(core::modelFolder().startsWith(m_folder->path()));
        m_bench = std::make_unique<Workbench>(store());
    }

    void cleanup() { m_bench.reset(); }

    void activityTellsEachChangeOnce()
    {
        Activity activity;
        int changes = 0;
        connect(&activity, &Activity::changed, this, [&] { ++changes; });
        QVERIFY(activity.isIdle());
        activity.set(Doing::Training, false);
        QCOMPARE(changes, 0);
        activity.set(Doing::Training, true);
        activity.set(Doing::Training, true);
        QCOMPARE(changes, 1);
        QVERIFY(activity.is(Doing::Training));
        QVERIFY(!activity.is(Doing::Paused));
        activity.set(Doing::Exporting, true); // beside it
        activity.set(Doing::Training, false);
        QCOMPARE(changes, 3);
        QVERIFY(activity.is(Doing::Exporting));
        QVERIFY(!activity.isIdle());
        activity.set(Doing::Exporting, false);
        QVERIFY(activity.isIdle());
    }

    /// Model, dataset and drawing are there: only what goes on says no.
    void whatGoesOnKeepsFromAnAction_data()
    {
        using Actions = QList<Action>;
        QTest::addColumn<Doings>("doings");
        QTest::addColumn<Actions>("impossible");
        QTest::addColumn<QString>("why");
        const Actions replacing{Action::Train, Action::Resume, Action::Teach};
        const Actions opening{Action::Train, Action::Resume, Action::OpenModel, Action::Teach};
        QTest::newRow("idle") << Doings() << Actions() << "";
        QTest::newRow("loading") << Doings(Doing::Loading) << replacing << "opened";
        QTest::newRow("saving") << Doings(Doing::Saving) << replacing << "saved";
        QTest::newRow("training") << Doings(Doing::Training) << opening << "run";
        QTest::newRow("paused") << (Doings(Doing::Training) | Doing::Paused) << opening << "run";
        QTest::newRow("teaching") << Doings(Doing::Teaching) << replacing << "taught";
        QTest::newRow("exporting")
            << Doings(Doing::Exporting) << Actions{Action::ExportModel} << "export";
        QTest::newRow("training and saving")
            << (Doings(Doing::Training) | Doing::Saving) << opening << "run";
        QTest::newRow("teaching and saving")
            << (Doings(Doing::Teaching) | Doing::Saving) << replacing << "taught";
    }

    void whatGoesOnKeepsFromAnAction()
    {
        QFETCH(Doings, doings);
        QFETCH(QList<Action>, impossible);
        QFETCH(QString, why);
        furnish();
        int changes = 0;
        connect(m_bench.get(), &Workbench::possibilitiesChanged, this, [&] { ++changes; });
        for (const Doing each : parts(doings)) {
            m_bench->activity().set(each, true);
        }
        QCOMPARE(changes, parts(doings).size());
        for (const Action action : allActions) {
            const QString reason = m_bench->whyNot(action);
            QCOMPARE(reason.isEmpty(), !impossible.contains(action));
            QVERIFY2(reason.isEmpty() || reason.contains(why), qPrintable(reason));
            QVERIFY(!reason.endsWith('.'));
        }
    }

    void onlyARunCanBePausedAndStopped()
    {
        furnish();
        QCOMPARE(m_bench->whyNot(Action::Pause), QString("No run is going on"));
        QCOMPARE(m_bench->whyNot(Action::Stop), QString("No run is going on"));
        m_bench->activity().set(Doing::Training, true); // asked for, the trainer rests
        QVERIFY(m_bench->whyNot(Action::Pause).contains("not begun"));
        QCOMPARE(m_bench->whyNot(Action::Stop), QString());
        m_bench->activity().set(Doing::Training, false);
        QString whyNotPause = "never started";
        connect(&m_bench->run(), &core::TrainingRun::started, this, [&] {
            whyNotPause = m_bench->whyNot(Action::Pause);
            m_bench->run().stop();
        });
        m_bench->run().start(
            {.network = core::Architecture::perceptron({8}),
             .epochs = 1000}); // not over before it is told
        QTRY_VERIFY(m_bench->activity().isIdle());
        QCOMPARE(whyNotPause, QString());
    }

    void whatIsMissingKeepsFromAnAction()
    {
        QVERIFY(m_bench->whyNot(Action::Train).contains("no dataset"));
        QVERIFY(m_bench->whyNot(Action::SaveModel).contains("no model"));
        QVERIFY(m_bench->whyNot(Action::ExportModel).contains("no model"));
        QVERIFY(m_bench->whyNot(Action::Teach).contains("no drawing"));
        QCOMPARE(m_bench->whyNot(Action::OpenModel), QString());
        QCOMPARE(m_bench->whyNot(Action::Resume), QString());
        QVERIFY(m_bench->teaching().keep(m_line, 1));
        QVERIFY(m_bench->whyNot(Action::Teach).contains("no dataset"));
        m_bench->dataset().setDataset(support::toyDataset(10, 10));
        QVERIFY(m_bench->whyNot(Action::Teach).contains("no model"));
        QCOMPARE(m_bench->whyNot(Action::Train), QString());
        m_bench->model().update(
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8}))));
        for (const Action action : allActions) {
            QCOMPARE(m_bench->whyNot(action), QString());
        }
    }

    void aDatasetThatIsBeingLoadedIsSaidToBe()
    {
        QStringList reasons;
        connect(m_bench.get(), &Workbench::possibilitiesChanged, this, [&] {
            reasons.append(m_bench->whyNot(Action::Train));
        });
        m_bench->dataset().load(m_folder->filePath("nowhere"));
        QCOMPARE(reasons, QStringList{"The dataset is being loaded"});
        QTRY_COMPARE(reasons.size(), 2);
        QVERIFY(reasons[1].contains("no dataset"));
        support::writeIdxFiles(*support::toyDataset(20, 10), m_folder->path());
        m_bench->dataset().load(m_folder->path());
        QTRY_COMPARE(reasons.last(), QString());
    }

    void settingsThatCannotBeReadKeepFromTraining()
    {
        furnish();
        m_bench->settings().setLayersText("12-");
        QCOMPARE(m_bench->whyNot(Action::Train), m_bench->settings().error());
        QVERIFY(!m_bench->whyNot(Action::Train).isEmpty());
        QCOMPARE(m_bench->whyNot(Action::Resume), QString()); // has its own
    }

    void theWholeOfItWorksTogether()
    {
        furnish();
        m_bench->drawing().set(m_line, core::DigitImage{});
        const auto before = m_bench->drawing().reading();
        QVERIFY(before);
        bool hasEnded = false;
        connect(&m_bench->run(), &core::TrainingRun::ended, this, [&] { hasEnded = true; });
        core::TrainingSettings settings = m_bench->settings().settings();
        settings.network = core::Architecture::perceptron({8});
        settings.epochs = 2;
        m_bench->run().start(settings);
        QVERIFY(!m_bench->whyNot(Action::OpenModel).isEmpty());
        QTRY_VERIFY(hasEnded);
        QCOMPARE(m_bench->whyNot(Action::OpenModel), QString());
        QVERIFY(m_bench->drawing().reading() != before); // of the model that was trained
        // What the run left behind is in the list, whole.
        QTRY_COMPARE(m_bench->keptRuns().runs().size(), 1);
        QTRY_VERIFY(m_bench->keptRuns().runs().first().isComplete());
        QTRY_VERIFY(!m_bench->keptRuns().runs().first().isLive);
    }

    /// The others are not read again: what became of them shows at the next whole reading.
    void onlyTheRunThatGoesOnIsReadAgain()
    {
        furnish();
        const QString other = support::keep(store(), support::toyRun());
        m_bench->keptRuns().load();
        QTRY_VERIFY(m_bench->keptRuns().isListed());
        core::TrainingSettings settings = m_bench->settings().settings();
        settings.network = core::Architecture::perceptron({8});
        settings.epochs = core::TrainingSettings::maxEpochs;
        m_bench->run().start(settings);
        QTRY_COMPARE(m_bench->keptRuns().runs().size(), 2);
        QVERIFY(store().rename(other, "renamed elsewhere"));
        const QString live = m_bench->run().liveRun();
        const int epochs = m_bench->keptRuns().run(live)->state.epochsDone;
        QTRY_VERIFY(m_bench->keptRuns().run(live)->state.epochsDone > epochs + 2);
        m_bench->run().stop();
        QTRY_VERIFY(m_bench->activity().isIdle());
        QTRY_COMPARE(m_bench->keptRuns().run(other)->name, QString("renamed elsewhere"));
    }

    void canBeDestroyedWhateverGoesOn()
    {
        furnish();
        m_bench->run().start(m_bench->settings().settings());
        m_bench->keptRuns().load();
        m_bench->dataset().load(m_folder->path());
        m_bench.reset();
        QCoreApplication::sendPostedEvents();
    }

private:
    /// All that an action may need.
    void furnish()
    {
        m_bench->dataset().setDataset(support::toyDataset(200, 50));
        m_bench->model().update(
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8}))));
        QVERIFY(m_bench->teaching().keep(m_line, 1));
    }

    RunStore store() const { return RunStore(m_folder->filePath("runs")); }

    const core::Ink m_line{{{{10, 10}, {10, 90}}}, {}, {}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_bench;
};

QTEST_GUILESS_MAIN(TstWorkbench)
#include "tst_workbench.moc"
