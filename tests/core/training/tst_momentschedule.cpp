#include "core/training/momentschedule.h"
#include "core/training/trainingloop.h"
#include "tests/support/toydata.h"

#include <QTest>

#include <algorithm>

using core::maxMomentsOfRun;
using core::momentSchedule;
using core::TakenMomentPointer;
using core::TrainingSettings;

namespace
{

constexpr qint64 mnistSize = 60'000;
constexpr qint64 tutorialBytes = 940'000;

/// The moments and the end of a run on toy data: 300 images, 16 a batch.
struct Run {
    QList<TakenMomentPointer> moments;
    core::Model end;
    QList<core::RunStatePointer> states;

    core::TrainingHooks hooks(bool takesMoments)
    {
        core::TrainingHooks hooks;
        hooks.snapshotTaken = [this](core::Model model) { end = std::move(model); };
        hooks.stateTaken = [this](core::RunStatePointer state) { states.append(state); };
        hooks.stateInterval = 0;
        if (takesMoments) {
            hooks.momentTaken = [this](TakenMomentPointer moment) { moments.append(moment); };
        }
        return hooks;
    }

    QList<qint64> places() const
    {
        QList<qint64> places;
        for (const TakenMomentPointer& moment : moments) {
            places.append(moment->samples);
        }
        return places;
    }
};

TrainingSettings toySettings(int epochs = 3)
{
    TrainingSettings settings;
    settings.network = core::Architecture::perceptron({12});
    settings.epochs = epochs;
    settings.batchSize = 16;
    settings.schedule = core::Schedule::Cosine;
    settings.threads = 1;
    return settings;
}

} // namespace

class TstMomentSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTutorialsRun()
    {
        const QList<qint64> places = momentSchedule(10, mnistSize, 64, tutorialBytes);
        const QList<qint64> expected{0,      64,     128,    192,    384,    640,    1088,   1984,
                                     3456,   6144,   10816,  19200,  33920,  60000,  120000, 180000,
                                     240000, 300000, 360000, 420000, 480000, 540000, 600000};
        QCOMPARE(places, expected);
    }

    void staysInItsBounds_data()
    {
        QTest::addColumn<int>("epochs");
        QTest::addColumn<qint64>("samples");
        QTest::addColumn<int>("batchSize");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qsizetype>("count");
        QTest::newRow("one epoch") << 1 << mnistSize << 64 << tutorialBytes << qsizetype(14);
        QTest::newRow("thinned") << 300 << mnistSize << 64 << tutorialBytes << qsizetype(40);
        QTest::newRow("longest") << 1000 << mnistSize << 1 << tutorialBytes << qsizetype(40);
        QTest::newRow("one batch") << 3 << qint64(50) << 64 << tutorialBytes << qsizetype(4);
        QTest::newRow("two batches") << 3 << qint64(100) << 64 << tutorialBytes << qsizetype(5);
        QTest::newRow("large") << 60 << mnistSize << 64 << qint64(10'000'000) << qsizetype(10);
        QTest::newRow("three fit") << 60 << mnistSize << 64 << qint64(33'000'000) << qsizetype(3);
        QTest::newRow("two fit") << 60 << mnistSize << 64 << qint64(50'000'000) << qsizetype(2);
        QTest::newRow("one fits") << 60 << mnistSize << 64 << qint64(90'000'000) << qsizetype(1);
        QTest::newRow("none fits") << 60 << mnistSize << 64 << qint64(120'000'000) << qsizetype(0);
    }

    void staysInItsBounds()
    {
        QFETCH(int, epochs);
        QFETCH(qint64, samples);
        QFETCH(int, batchSize);
        QFETCH(qint64, bytes);
        QFETCH(qsizetype, count);
        const QList<qint64> places = momentSchedule(epochs, samples, batchSize, bytes);
        QCOMPARE(places.size(), count);
        QVERIFY(places.size() <= maxMomentsOfRun);
        QVERIFY(places.size() * bytes <= core::maxMomentBytesOfRun);
        QVERIFY(std::ranges::is_sorted(places, std::less_equal()));
        if (!places.isEmpty()) {
            QCOMPARE(places.last(), epochs * samples);
            QVERIFY(places.first() == 0 || places.size() == 1);
        }
        for (const qint64 place : places) {
            const bool isBetweenBatches = place % samples % batchSize == 0;
            QVERIFY(isBetweenBatches && (place < samples || place % samples == 0));
        }
    }

    void theEndsOfEpochsAreThinnedEvenly()
    {
        const QList<qint64> places = momentSchedule(300, mnistSize, 64, tutorialBytes);
        QList<qint64> steps;
        for (qsizetype i = 14; i < places.size(); ++i) {
            steps.append((places[i] - places[i - 1]) / mnistSize);
        }
        QCOMPARE(places[13], mnistSize);
        const auto [least, most] = std::ranges::minmax(steps);
        QVERIFY2(most - least <= 1, qPrintable(QString("%1 to %2").arg(least).arg(most)));
    }

    void theLoopTakesModelsThere()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run run;
        QVERIFY(core::trainingLoop(*dataset, toySettings(), {}, run.hooks(true)));
        QCOMPARE(run.places(), momentSchedule(toySettings(), 300));
        for (const TakenMomentPointer& moment : std::as_const(run.moments)) {
            QCOMPARE(moment->samplesPerEpoch, 300);
            const double epochs =
                moment->model.passport.value(core::passport::epochsDone).toDouble();
            QCOMPARE(epochs, double(moment->samples) / 300);
            const auto state = std::ranges::find_if(run.states, [&](const auto& each) {
                return each->epochsDone * 300 + each->samplesDone == moment->samples;
            });
            QVERIFY(state != run.states.end());
            QCOMPARE(moment->model.parameters, (*state)->model.parameters);
        }
        const core::Passport& untrained = run.moments.first()->model.passport;
        QVERIFY(untrained.contains(core::passport::testAccuracy));
        QVERIFY(!run.moments[1]->model.passport.contains(core::passport::testAccuracy));
        QCOMPARE(run.moments.last()->model.parameters, run.end.parameters);
        QCOMPARE(run.moments.last()->model.passport.value(core::passport::outcome), "completed");
    }

    void theLastOneReadsLikeTheModelThatTheRunEndedWith()
    {
        const auto dataset = support::toyDataset(300, 50);
        TrainingSettings settings = toySettings();
        settings.heldOut = 60;
        Run run;
        QVERIFY(core::trainingLoop(*dataset, settings, {}, run.hooks(true)));
        QVERIFY(run.end.passport.contains(core::passport::temperature));
        QCOMPARE(
            run.moments.last()->model.passport.value(core::passport::temperature),
            run.end.passport.value(core::passport::temperature));
    }

    void takingThemChangesNoWeight()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run with;
        Run without;
        QVERIFY(core::trainingLoop(*dataset, toySettings(), {}, with.hooks(true)));
        QVERIFY(core::trainingLoop(*dataset, toySettings(), {}, without.hooks(false)));
        QCOMPARE(with.end.parameters, without.end.parameters);
        QVERIFY(without.moments.isEmpty());
    }

    /// From each batch, a resumed run takes those that are left, with the same weights.
    void aResumedRunTakesTheRest()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run whole;
        QVERIFY(core::trainingLoop(*dataset, toySettings(), {}, whole.hooks(true)));
        const QList<core::RunStatePointer> states = whole.states;
        for (qsizetype i = 0; i + 2 < states.size(); i += 5) {
            Run rest;
            QVERIFY(core::trainingLoop(*dataset, *states[i], {}, rest.hooks(true)));
            QList<qint64> behind = whole.places();
            const qint64 done = core::samplesTrained(*states[i], *dataset);
            behind.removeIf([done](qint64 place) { return place > done; });
            QCOMPARE(behind + rest.places(), whole.places());
            const auto first = whole.moments[behind.size()];
            QCOMPARE(rest.moments.first()->model.parameters, first->model.parameters);
        }
    }

    /// 27 epochs, then as far as 200.
    void aRunMadeLongerThinsTheOldOnes()
    {
        QList<qint64> kept = momentSchedule(27, mnistSize, 64, tutorialBytes);
        QCOMPARE(kept.size(), maxMomentsOfRun);
        const QList<qint64> withinFirst = kept.first(14);
        for (const qint64 place : momentSchedule(200, mnistSize, 64, tutorialBytes)) {
            if (place > 27 * mnistSize) {
                kept.removeAt(core::leastMissedMoment(kept, place, mnistSize));
                kept.append(place);
            }
        }
        QCOMPARE(kept.first(14), withinFirst);
        QCOMPARE(kept.last(), 200 * mnistSize);
        QList<qint64> steps;
        for (qsizetype i = 14; i < kept.size(); ++i) {
            steps.append((kept[i] - kept[i - 1]) / mnistSize);
        }
        const auto [least, most] = std::ranges::minmax(steps);
        QVERIFY2(3 * least >= most, qPrintable(QString("%1 to %2").arg(least).arg(most)));
    }

    void theUntrainedOneIsMissedMost()
    {
        QCOMPARE(core::leastMissedMoment({0, 100, 200, 300, 600}, 900, 100), 2);
        QCOMPARE(core::leastMissedMoment({0, 16, 32, 64, 100}, 200, 100), 1);
        QCOMPARE(core::leastMissedMoment({0, 300}, 400, 100), 1);
        QCOMPARE(core::leastMissedMoment({0}, 400, 100), 0);
        QCOMPARE(core::leastMissedMoment({300}, 400, 100), 0);
    }
};

QTEST_GUILESS_MAIN(TstMomentSchedule)
#include "tst_momentschedule.moc"
