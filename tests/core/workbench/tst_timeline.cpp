#include "core/modelfile/modelfile.h"
#include "core/workbench/workbench.h"
#include "tests/support/filebytes.h"
#include "tests/support/keptrun.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTemporaryDir>
#include <QTest>

using core::Action;
using core::Timeline;
using core::TrainingRun;
using core::Workbench;

/// Each test has a user's data folder and a store of its own.
class TstTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::C);
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        m_bench = std::make_unique<Workbench>(core::RunStore(m_folder->filePath("runs")));
        m_messages.clear();
        m_shown.clear();
        m_predictors.clear();
        connect(&timeline(), &Timeline::failed, this, [this](const QString& message) {
            m_messages.append(message);
        });
        connect(&timeline(), &Timeline::shownChanged, this, [this] {
            m_shown.append(timeline().shown().value_or(-1));
        });
        connect(&timeline(), &Timeline::predictorChanged, this, [this](const auto& predictor) {
            QCOMPARE(predictor, timeline().predictor());
            m_predictors.append(predictor);
        });
    }

    void cleanup() { m_bench.reset(); }

    void hasNoMomentsOfAModelWithoutARun()
    {
        QCOMPARE(timeline().predictor(), nullptr);
        const auto predictor = support::predictorOf(support::constantModel(3));
        m_bench->model().update(predictor);
        QCOMPARE(timeline().predictor(), predictor);
        QCOMPARE(m_predictors, QList{predictor});
        QVERIFY(timeline().moments().isEmpty());
        timeline().play();
        QVERIFY(!timeline().isPlaying());
        QVERIFY(m_bench->whyNot(Action::PlayMoments).contains("Runs"));
    }

    void hasThoseOfTheKeptRunThatIsOpened()
    {
        open(support::keepMoments(store(), {0, 1, 2}));
        QCOMPARE(timeline().moments()[1].epochs, 1.0);
        QCOMPARE(timeline().shown(), std::nullopt);
        QCOMPARE(timeline().predictor(), m_bench->model().predictor());
        QCOMPARE(timeline().name(), "kept");
    }

    void showsOneAndGoesBack()
    {
        open(support::keepMoments(store(), {0, 1, 2}));
        const auto current = m_bench->model().predictor();
        m_predictors.clear();
        timeline().show(1);
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        QCOMPARE(digit(), 1);
        QCOMPARE(timeline().name(), "kept after 1 epoch");
        QCOMPARE(m_bench->model().predictor(), current); // which nothing changes
        timeline().show(0);
        QTRY_COMPARE(timeline().shown(), std::optional(0));
        QCOMPARE(timeline().name(), "kept untrained");
        timeline().show(1); // known already
        QCOMPARE(timeline().shown(), std::optional(1));
        timeline().backToNow();
        QCOMPARE(timeline().predictor(), current);
        QCOMPARE(m_shown, (QList<int>{1, 0, 1, -1}));
        QCOMPARE(m_predictors.size(), 4);
        QCOMPARE(m_predictors.last(), current);
    }

    void theNewestCallWins()
    {
        open(support::keepMoments(store(), {0, 1, 2, 3, 4, 5}));
        for (const int index : {0, 1, 2, 3, 7, -1}) {
            timeline().show(index);
        }
        QTRY_COMPARE(m_shown, QList<int>{3});
        timeline().show(4);
        timeline().backToNow();
        timeline().show(5);
        QTRY_COMPARE(timeline().shown(), std::optional(5));
        QCOMPARE(m_shown, (QList<int>{3, -1, 5}));
    }

    void allThatReadsFollows()
    {
        m_bench->dataset().setDataset(support::toyDataset(20, 30));
        m_bench->drawing().set({}, m_bench->dataset().dataset()->test.digitImage(0));
        m_bench->readings().watch(this, true);
        open(support::keepMoments(store(), {4, 5}));
        timeline().show(1);
        QTRY_COMPARE(m_bench->drawing().reading()->mostLike, 5);
        QTRY_VERIFY(!m_bench->readings().readings().isEmpty());
        QTRY_COMPARE(m_bench->readings().readings().first().reading.mostLike, 5);
        QCOMPARE(m_bench->readings().modelName(), "kept after 1 epoch");
        timeline().backToNow();
        const int now = m_bench->model().predictor()->read(*m_bench->drawing().image()).mostLike;
        QCOMPARE(m_bench->drawing().reading()->mostLike, now);
        QTRY_COMPARE(m_bench->readings().modelName(), "kept");
    }

    void playsToTheEnd()
    {
        open(support::keepMoments(store(), {0, 1, 2}));
        QList<bool> playing;
        connect(&timeline(), &Timeline::playingChanged, this, [&](bool isPlaying) {
            playing.append(isPlaying);
        });
        timeline().play();
        QVERIFY(timeline().isPlaying());
        QTRY_COMPARE(m_shown, (QList<int>{0, 1, 2, -1}));
        QCOMPARE(playing, (QList<bool>{true, false}));
    }

    void playsFromWhatIsShownUntilItIsPaused()
    {
        open(support::keepMoments(store(), {0, 1, 2, 3}));
        timeline().show(1);
        QTRY_COMPARE(m_shown, QList<int>{1});
        timeline().play();
        QTRY_COMPARE(m_shown, (QList<int>{1, 2}));
        timeline().pause();
        QVERIFY(!timeline().isPlaying());
        QCOMPARE(timeline().shown(), std::optional(2));
    }

    void aDamagedFileIsNamedAndPassedOver()
    {
        const QString id = support::keepMoments(store(), {0, 1, 2});
        const QString path = store().moments(id)[1].path;
        support::writeFileBytes(path, support::fileBytes(path).left(5000));
        open(id);
        timeline().show(1);
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(path), qPrintable(m_messages[0]));
        QCOMPARE(timeline().shown(), std::nullopt);
        timeline().play();
        QTRY_COMPARE(m_shown, (QList<int>{0, 2, -1}));
        QCOMPARE(timeline().moments().size(), 3); // nothing is removed
    }

    void playsFromWhatIsShownAfterAnotherCouldNotBeRead()
    {
        const QString id = support::keepMoments(store(), {0, 1, 2, 3});
        support::writeFileBytes(store().moments(id)[3].path, "damaged");
        open(id);
        timeline().show(1);
        QTRY_COMPARE(m_shown, QList<int>{1});
        timeline().show(3);
        QTRY_COMPARE(m_messages.size(), 1);
        timeline().play();
        QTRY_COMPARE(m_shown, (QList<int>{1, 2, -1}));
    }

    void readsAllThatComesWhileItReads()
    {
        const QString id = support::keepMoments(store(), {0, 1});
        open(id);
        timeline().readAll();
        QVERIFY(core::writeMoment(store().folder(id), {200, 100, support::constantModel(2)}));
        connect(
            &timeline(), &Timeline::momentsChanged, &timeline(), [this] { timeline().readAll(); });
        m_bench->keptRuns().load(); // the list of moments is read anew
        QTRY_COMPARE(timeline().moments().size(), 3);
        QTRY_COMPARE(timeline().predictors().count(nullptr), 0);
    }

    void filesThatAreGoneAreToldOfOnce()
    {
        const QString id = support::keepMoments(store(), {0, 1, 2, 3});
        open(id);
        for (const core::Moment& each : store().moments(id).mid(1)) {
            QVERIFY(QFile::remove(each.path));
        }
        timeline().readAll();
        QTRY_COMPARE(timeline().moments().size(), 1);
        QCOMPARE(m_messages.size(), 1);
    }

    void readsAllOnce()
    {
        const QString id = support::keepMoments(store(), {0, 1, 2, 3});
        const QString path = store().moments(id)[2].path;
        support::writeFileBytes(path, "damaged");
        open(id);
        int ready = 0;
        connect(&timeline(), &Timeline::predictorsReady, this, [&] { ++ready; });
        timeline().readAll();
        QTRY_COMPARE(ready, 1);
        QCOMPARE(timeline().predictors().size(), 4);
        QVERIFY(timeline().predictors()[0] && timeline().predictors()[3]);
        QVERIFY(!timeline().predictors()[2]);
        timeline().show(3);
        QCOMPARE(timeline().shown(), std::optional(3)); // at once
        timeline().readAll();
        QTRY_COMPARE(ready, 2);
        QCOMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(path), qPrintable(m_messages[0]));
    }

    void anotherModelHasNoMoments()
    {
        open(support::keepMoments(store(), {0, 1, 2}));
        timeline().show(1);
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        timeline().play();
        m_predictors.clear();
        const auto taught = support::predictorOf(support::constantModel(8));
        m_bench->model().update(taught);
        QVERIFY(timeline().moments().isEmpty());
        QVERIFY(!timeline().isPlaying());
        QCOMPARE(timeline().shown(), std::nullopt);
        QCOMPARE(m_predictors, QList{taught});
    }

    void goWithTheirRunAndComeBack()
    {
        const QString id = support::keepMoments(store(), {0, 1, 2});
        m_bench->keptRuns().load();
        QTRY_VERIFY(m_bench->keptRuns().isListed());
        open(id);
        timeline().show(1);
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        m_bench->keptRuns().remove({id});
        QTRY_VERIFY(timeline().moments().isEmpty());
        QCOMPARE(timeline().predictor(), m_bench->model().predictor());
        m_bench->keptRuns().undoRemoval();
        QTRY_COMPARE(timeline().moments().size(), 3);
    }

    void followsARunThatGoesOn()
    {
        m_bench->dataset().setDataset(support::toyDataset(400, 100));
        m_bench->run().start(endless());
        QTRY_VERIFY(timeline().moments().size() > 8);
        QVERIFY(timeline().isInMotion());
        timeline().show(0);
        QTRY_COMPARE(timeline().shown(), std::optional(0));
        QVERIFY(!timeline().isInMotion());
        const auto untrained = timeline().predictor();
        const auto newest = m_bench->model().predictor();
        QTRY_VERIFY(m_bench->model().predictor() != newest);
        QCOMPARE(timeline().predictor(), untrained); // while training goes on
        QCOMPARE(m_predictors.last(), untrained);
        timeline().backToNow();
        QCOMPARE(timeline().predictor(), m_bench->model().predictor());
        m_bench->run().stop();
        QTRY_VERIFY(m_bench->activity().isIdle());
        QVERIFY(!timeline().moments().isEmpty()); // the run's model is still the current one
        QTRY_COMPARE(timeline().moments(), store().moments(m_bench->model().run()));
        QCOMPARE(m_messages, QStringList());
    }

    void aNewRunGoesBackToNow()
    {
        open(support::keepMoments(store(), {0, 1, 2}));
        timeline().show(1);
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        m_bench->dataset().setDataset(support::toyDataset(400, 100));
        m_bench->run().start(
            {.network = core::Architecture::perceptron({8}),
             .epochs = 2,
             .batchSize = 20,
             .threads = 1});
        QTRY_VERIFY(m_bench->run().isTraining() || m_bench->activity().isIdle());
        QTRY_COMPARE(timeline().shown(), std::nullopt);
        QTRY_VERIFY(m_bench->activity().isIdle());
        QTRY_COMPARE(timeline().moments().last().epochs, 2.0);
        const auto moments = timeline().moments();
        timeline().show(static_cast<int>(moments.size()) - 1);
        QTRY_VERIFY(timeline().shown());
        QCOMPARE(
            timeline().predictor()->model().parameters,
            m_bench->model().predictor()->model().parameters);
    }

    /// Moments after the newest state are of a time that is trained anew.
    void aResumedRunGoesOnWithItsOwn()
    {
        m_bench->dataset().setDataset(support::toyDataset(400, 100));
        m_bench->run().start(
            {.network = core::Architecture::perceptron({8}),
             .epochs = 2,
             .batchSize = 20,
             .threads = 1});
        QTRY_VERIFY(m_bench->activity().isIdle() && m_bench->model().predictor());
        const QString id = m_bench->model().run();
        QTRY_VERIFY(store().read(id) && !store().read(id)->isLive);
        const auto before = store().moments(id);
        QCOMPARE(before.last().epochs, 2.0);
        QVERIFY(core::writeMoment(
            store().folder(id),
            {1'111'111, 400, support::constantModel(1, core::Architecture::perceptron({8}))}));
        m_bench->run().resume({store().checkpointPath(id), 4, {}});
        QTRY_VERIFY(m_bench->activity().isIdle());
        QTRY_COMPARE(timeline().moments().size(), before.size() + 2);
        QCOMPARE(timeline().moments().last().epochs, 4.0);
        QCOMPARE(timeline().moments().first(before.size()), before);
        QCOMPARE(m_messages, QStringList());
    }

    void saysWhatIsNotPossible()
    {
        open(support::keepMoments(store(), {0, 1}));
        QCOMPARE(m_bench->whyNot(Action::PlayMoments), QString());
        QVERIFY(m_bench->whyNot(Action::SaveMoment).contains("moment"));
        QCOMPARE(m_bench->resumptionText(), QString());
        timeline().show(0);
        QTRY_VERIFY(timeline().shown());
        QCOMPARE(m_bench->whyNot(Action::SaveMoment), QString());
        QVERIFY(m_bench->resumptionText().contains("Train"));
        timeline().show(1);
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        QVERIFY(m_bench->resumptionText().contains("Runs"));
        QVERIFY(m_bench->whyNot(Action::ExportModel).contains("back to now"));
        QCOMPARE(m_bench->whyNot(Action::SaveModel), QString());
        m_bench->dataset().setDataset(support::toyDataset(20, 30));
        QVERIFY(m_bench->teaching().keep({{{{10, 10}, {10, 90}}}, 1, {}}, 1));
        QVERIFY(m_bench->whyNot(Action::Teach).contains("back to now"));
        timeline().backToNow();
        QCOMPARE(m_bench->whyNot(Action::ExportModel), QString());
        QCOMPARE(m_bench->whyNot(Action::Teach), QString());
    }

    void canBeDestroyedWhileItReads()
    {
        open(support::keepMoments(store(), {0, 1, 2, 3, 4, 5}));
        timeline().readAll();
        timeline().show(3);
        timeline().play();
        m_bench.reset();
    }

private:
    Timeline& timeline() { return m_bench->timeline(); }
    core::RunStore store() { return m_bench->keptRuns().store(); }

    static core::TrainingSettings endless()
    {
        return {
            .network = core::Architecture::perceptron({8}),
            .epochs = core::TrainingSettings::maxEpochs,
            .batchSize = 20,
            .threads = 1};
    }

    void open(const QString& id)
    {
        const auto read = [store = store(), id](const std::stop_token& stop) {
            return store.model(id, stop);
        };
        m_bench->model().openUnsaved("kept", read, id);
        QTRY_COMPARE(m_bench->model().run(), id);
        QTRY_COMPARE(timeline().moments(), store().moments(id));
    }

    int digit() { return timeline().predictor()->read(core::DigitImage{}).mostLike; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_bench;
    QStringList m_messages;
    QList<int> m_shown;
    QList<core::PredictorPointer> m_predictors;
};

QTEST_GUILESS_MAIN(TstTimeline)
#include "tst_timeline.moc"
