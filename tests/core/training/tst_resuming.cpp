#include "core/network/layertext.h"
#include "core/training/trainingloop.h"
#include "tests/support/toydata.h"

#include <QTest>

#include <set>

using core::Outcome;
using core::Result;
using core::RunResult;
using core::RunState;
using core::RunStatePointer;
using core::TrainingSettings;

namespace
{

TrainingSettings plain()
{
    TrainingSettings settings;
    settings.network = core::Architecture::perceptron({12});
    settings.epochs = 3;
    settings.threads = 1;
    return settings;
}

TrainingSettings everything()
{
    TrainingSettings settings = plain();
    settings.schedule = core::Schedule::Cosine;
    settings.labelSmoothing = 0.03;
    settings.augmentation = {.rotation = 12, .shift = 1.5, .elastic = 0.8};
    settings.styledShare = 0.2;
    settings.noDigitShare = 0.1;
    settings.heldOut = 40;
    settings.averagedShare = 0.7;
    return settings;
}

/// A run's states, one after every batch, and a way to end it from within.
struct Run {
    QList<RunStatePointer> states;
    core::Curve told;
    int stopAfterBatches = -1;
    int stopInTestOfEpoch = -1;
    int batches = 0;
    double interval = 0;
    std::stop_source stop;
    std::stop_source abandon;

    core::TrainingHooks hooks()
    {
        return {
            .progressed =
                [this](const core::TrainingProgress& progress) {
                    told.add(progress);
                    if (progress.epoch == stopInTestOfEpoch &&
                        progress.samplesDone == progress.samplesPerEpoch) {
                        stop.request_stop();
                    }
                },
            .epochEnded = [this](const auto& result) { told.add(result); },
            .betweenBatches =
                [this] {
                    if (batches++ == stopAfterBatches) {
                        stop.request_stop();
                    }
                },
            .stateTaken = [this](RunStatePointer state) { states.append(std::move(state)); },
            .stateInterval = interval};
    }

    core::TrainingControl control() const { return {stop.get_token(), abandon.get_token()}; }

    Result<RunResult> begin(const core::Dataset& dataset, const TrainingSettings& settings)
    {
        return core::trainingLoop(dataset, settings, control(), hooks());
    }

    Result<RunResult> resume(const core::Dataset& dataset, const RunState& from)
    {
        return core::trainingLoop(dataset, from, control(), hooks());
    }

    const RunState& end() const { return *states.last(); }
};

/// Says where two ends of the same run differ; nothing when they are the same, bit for bit.
QString difference(const RunState& a, const RunState& b)
{
    const auto sameTest = [](const core::Curve& one, const core::Curve& other) {
        return one.test == other.test;
    };
    const std::initializer_list<std::pair<const char*, bool>> checks{
        {"weights", a.model.parameters == b.model.parameters},
        {"weights that a mean was made of", a.reached == b.reached && a.averaged == b.averaged},
        {"first moments", a.firstMoments == b.firstMoments},
        {"second moments", a.secondMoments == b.secondMoments},
        {"steps", a.steps == b.steps},
        {"generator", a.generator == b.generator},
        {"test curve", sameTest(a.curve, b.curve)},
        {"outcome", a.outcome == b.outcome},
        {"temperature", a.model.passport.value(core::passport::temperature) ==
                            b.model.passport.value(core::passport::temperature)}};
    for (const auto& [what, same] : checks) {
        if (!same) {
            return what;
        }
    }
    return {};
}

} // namespace

class TstResuming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheSameFromEveryBatch_data()
    {
        const QString perceptron = "784-12-10";
        const QString convolutional = "conv 4x5, batchnorm, relu, maxpool 4, dropout 0.25, "
                                      "linear 12, batchnorm, relu, linear 10";
        QTest::addColumn<QString>("layers");
        QTest::addColumn<bool>("deforms");
        QTest::addColumn<int>("threads");
        QTest::newRow("plain") << perceptron << false << 1;
        QTest::newRow("plain, two threads") << perceptron << false << 2;
        QTest::newRow("deformed, mixed, calibrated") << perceptron << true << 1;
        QTest::newRow("the same, two threads") << perceptron << true << 2;
        QTest::newRow("convolutional") << convolutional << false << 1;
        QTest::newRow("convolutional, two threads") << convolutional << false << 2;
        QTest::newRow("the same, deformed") << convolutional << true << 2;
    }

    void endsTheSameFromEveryBatch()
    {
        QFETCH(QString, layers);
        QFETCH(bool, deforms);
        QFETCH(int, threads);
        const auto dataset = support::toyDataset(300, 50);
        TrainingSettings settings = deforms ? everything() : plain();
        settings.network = core::architectureFromLayersText(layers).value();
        settings.threads = threads;
        Run whole;
        QVERIFY(whole.begin(*dataset, settings));
        QCOMPARE(whole.end().outcome, std::optional(Outcome::Completed));
        std::set<qint64> places;
        for (const RunStatePointer& state : whole.states) {
            places.insert(state->steps);
            Run rest;
            QVERIFY(rest.resume(*dataset, *state));
            QCOMPARE(difference(rest.end(), whole.end()), QString());
        }
        QCOMPARE(qint64(places.size()), whole.end().steps + 1); // 0, 1, ... all steps
    }

    void handsOutAStateAfterEveryEpoch()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run run;
        run.interval = core::TrainingHooks().stateInterval;
        QCOMPARE(run.interval, 30.0);
        QVERIFY(run.begin(*dataset, plain()));
        QList<int> epochs;
        for (const RunStatePointer& state : run.states) {
            epochs.append(state->epochsDone);
        }
        QCOMPARE(epochs, (QList<int>{0, 1, 2, 3, 3})); // at last with the outcome
    }

    void endsTheSameAfterAStop()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run whole;
        QVERIFY(whole.begin(*dataset, plain()));
        for (const int batches : {0, 1, 4, 5, 7, 14}) {
            Run first;
            first.stopAfterBatches = batches;
            QVERIFY(first.begin(*dataset, plain()));
            QCOMPARE(first.end().outcome, std::optional(Outcome::Stopped));
            QCOMPARE(first.end().steps, batches);
            Run rest;
            QVERIFY(rest.resume(*dataset, first.end()));
            QCOMPARE(difference(rest.end(), whole.end()), QString());
        }
    }

    void keepsTheStateOfARunThatIsAbandoned()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run run;
        run.stopAfterBatches = 7;
        run.abandon.request_stop();
        QVERIFY(run.begin(*dataset, plain()));
        QCOMPARE(run.end().outcome, std::optional(Outcome::Stopped));
        QCOMPARE(run.end().steps, 0);
    }

    void resumesAfterManyInterruptions()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run whole;
        QVERIFY(whole.begin(*dataset, everything()));
        Run part;
        part.stopAfterBatches = 1;
        QVERIFY(part.begin(*dataset, everything()));
        RunState state = part.end();
        while (state.outcome != Outcome::Completed) {
            Run next;
            next.stopAfterBatches = 2;
            QVERIFY(next.resume(*dataset, state));
            QVERIFY(next.end().steps > state.steps || next.end().outcome == Outcome::Completed);
            state = next.end();
        }
        QCOMPARE(difference(state, whole.end()), QString());
    }

    /// An epoch counts once it is tested: until then its weights are no part of a mean.
    void endsTheSameAfterAStopInATest()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run whole;
        QVERIFY(whole.begin(*dataset, everything()));
        Run first;
        first.stopInTestOfEpoch = 3;
        QVERIFY(first.begin(*dataset, everything()));
        QCOMPARE(first.end().epochsDone, 2);
        QCOMPARE(first.end().averaged, 1);
        Run rest;
        QVERIFY(rest.resume(*dataset, first.end()));
        QCOMPARE(difference(rest.end(), whole.end()), QString());
    }

    void aLongerRunIsTheSameAsOneAskedForAtOnce()
    {
        const auto dataset = support::toyDataset(300, 50);
        TrainingSettings longer = plain();
        longer.epochs = 6;
        Run whole;
        QVERIFY(whole.begin(*dataset, longer));
        Run shorter;
        QVERIFY(shorter.begin(*dataset, plain()));
        RunState state = shorter.end();
        state.settings.epochs = 6;
        Run rest;
        QVERIFY(rest.resume(*dataset, state));
        QCOMPARE(difference(rest.end(), whole.end()), QString());
        QCOMPARE(rest.end().curve.test.size(), 7);
    }

    void theCurveOfAResumedRunHasNoGapAndNoRepetition()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run first;
        first.stopAfterBatches = 7;
        QVERIFY(first.begin(*dataset, plain()));
        Run rest;
        QVERIFY(rest.resume(*dataset, first.end()));
        QCOMPARE(rest.end().curve.test.size(), 4);
        QCOMPARE(rest.told.test.size(), 2); // epochs 2 and 3: the others were told before
        const auto& points = rest.end().curve.train;
        const auto notLater = [](const auto& a, const auto& b) { return a.epoch >= b.epoch; };
        QVERIFY(std::adjacent_find(points.begin(), points.end(), notLater) == points.end());
        QVERIFY(rest.end().seconds > first.end().seconds);
    }

    /// What the run is told to have reached is what is kept of it.
    void aStoppedRunsCurveEndsWithItsTestScore()
    {
        const auto dataset = support::toyDataset(300, 50);
        for (const int batches : {0, 5, 7}) {
            Run run;
            run.stopAfterBatches = batches;
            const Result<RunResult> result = run.begin(*dataset, plain());
            QVERIFY(result);
            const double epoch = batches == 7 ? 1 + 2 * 64 / 300.0 : batches / 5;
            QCOMPARE(result->epoch, epoch);
            QCOMPARE(run.end().curve.test.last(), (core::CurvePoint{epoch, result->test}));
            QCOMPARE(run.end().curve.test.size(), batches == 7 ? 3 : batches / 5 + 1);
            run.told.add(*result);
            QCOMPARE(run.told.test, run.end().curve.test);
            QVERIFY(core::checkFits(run.end(), *dataset));
        }
    }

    /// Only the test part tells what the weights are that an epoch's last batch left.
    void aNetworkThatNoLossCanBeTakenOfHasDiverged()
    {
        const auto dataset = support::toyDataset(300, 50);
        Run run;
        run.stopAfterBatches = 9;
        QVERIFY(run.begin(*dataset, plain()));
        RunState state = run.end();
        state.samplesDone = 300;
        state.steps += 1;
        std::ranges::fill(state.model.parameters, std::numeric_limits<float>::max());
        Run rest;
        const auto result = rest.resume(*dataset, state);
        QVERIFY(!result);
        QVERIFY2(
            result.error().message.contains("diverged in epoch 2"),
            qPrintable(result.error().message));
        QVERIFY(rest.states.isEmpty());
    }

    void refusesAStateThatDoesNotFit_data()
    {
        using Change = std::function<void(RunState&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const Change& change, const char* message) {
            QTest::newRow(name) << change << QString(message);
        };
        row(
            "another dataset",
            [](RunState& s) { s.model.passport[core::passport::datasetSha256] = "00ff"; },
            "SHA-256 00ff");
        row(
            "settings", [](RunState& s) { s.settings.epochs = 0; }, "number of epochs");
        row(
            "fewer epochs", [](RunState& s) { s.settings.epochs = 1; }, "epochs done");
        row(
            "fewer than it has begun", [](RunState& s) { s.settings.epochs = 2; },
            "epochs: expected at least 3, since the run is in epoch 3 already, found 2");
        row(
            "weights", [](RunState& s) { s.model.parameters.pop_back(); }, "weights and moments");
        row(
            "moments", [](RunState& s) { s.secondMoments.push_back(0); }, "weights and moments");
        row(
            "averaged",
            [](RunState& s) {
                s.averaged = 3;
                s.reached = s.firstMoments;
            },
            "averaged: expected at most 2 times, as many as epochs are done, found 3");
        row(
            "no weights to go on from", [](RunState& s) { s.averaged = 1; }, "weights and moments");
        row(
            "part of a batch", [](RunState& s) { s.samplesDone = 63; }, "samples done");
        row(
            "beyond the epoch", [](RunState& s) { s.samplesDone = 64'000; }, "samples done");
        row(
            "before it", [](RunState& s) { s.samplesDone = -64; }, "samples done");
        row(
            "steps", [](RunState& s) { s.steps += 1; }, "steps: expected");
        row(
            "generator",
            [](RunState& s) {
                s.generator[8] = 112; // left, 624
                s.generator[9] = 2;
            },
            "generator: `next`: expected 1 with 624 numbers left");
        row(
            "no generator", [](RunState& s) { s.generator.clear(); },
            "generator: expected 5056 bytes, found 0");
        row(
            "no test points", [](RunState& s) { s.curve.test.clear(); },
            "expected a test point for each of the epochs 0 to 2 and at most one beyond, found 0");
    }

    void refusesAStateThatDoesNotFit()
    {
        using Change = std::function<void(RunState&)>;
        QFETCH(Change, change);
        QFETCH(QString, message);
        const auto dataset = support::toyDataset(300, 50);
        Run run;
        run.stopAfterBatches = 12;
        QVERIFY(run.begin(*dataset, plain()));
        RunState state = run.end();
        QVERIFY(core::checkFits(state, *dataset));
        change(state);
        const auto result = Run().resume(*dataset, state);
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(message), qPrintable(result.error().message));
    }
};

QTEST_GUILESS_MAIN(TstResuming)
#include "tst_resuming.moc"
