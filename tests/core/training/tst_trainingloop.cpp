#include "core/training/evaluation.h"
#include "core/training/trainingloop.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

using core::EpochResult;
using core::Model;
using core::Outcome;
using core::Result;
using core::RunResult;
using core::TrainingProgress;
using core::TrainingSettings;

namespace
{

TrainingSettings toySettings()
{
    TrainingSettings settings;
    settings.network = core::Architecture::perceptron({16});
    settings.epochs = 3;
    return settings;
}

/// What a run told, and a way to end it from within.
struct Recorder {
    QList<TrainingProgress> progress;
    QList<EpochResult> epochs;
    QList<Model> snapshots;
    int batches = 0;
    int stopAfterBatches = -1;
    std::stop_source stop;
    std::stop_source abandon;

    Result<RunResult> run(const core::Dataset& dataset, const TrainingSettings& settings)
    {
        const core::TrainingHooks hooks{
            .progressed = [this](const TrainingProgress& each) { progress.append(each); },
            .epochEnded = [this](const EpochResult& result) { epochs.append(result); },
            .snapshotTaken = [this](Model model) { snapshots.append(std::move(model)); },
            .betweenBatches = [this] { countBatch(); }};
        return core::trainingLoop(
            dataset, settings, {stop.get_token(), abandon.get_token()}, hooks);
    }

    void countBatch()
    {
        if (batches++ == stopAfterBatches) {
            stop.request_stop();
        }
    }
};

} // namespace

class TstTrainingLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsToyDigits()
    {
        Recorder recorder;
        const auto dataset = support::toyDataset();
        const Result<RunResult> result = recorder.run(*dataset, toySettings());
        QVERIFY(result);
        QVERIFY(result->outcome == Outcome::Completed);
        QCOMPARE(result->epochsDone, 3);
        QVERIFY(result->test.accuracy > 0.95);
        QVERIFY(result->deadOutputs.isEmpty());
        QVERIFY(recorder.epochs.first().test.accuracy < 0.5);
        QVERIFY(recorder.epochs.last().train.loss < recorder.epochs[1].train.loss);
    }

    void learnsLetters_data()
    {
        QTest::addColumn<core::Architecture>("network");
        QTest::newRow("perceptron") << core::Architecture::perceptron({64});
        QTest::newRow("layers") << support::architectureOf(
            "conv 8x5, relu, maxpool 2, flatten, linear 64, relu, linear 10");
    }

    /// The network gets as many outputs as there are classes, whatever the settings say.
    void learnsLetters()
    {
        QFETCH(core::Architecture, network);
        Recorder recorder;
        const auto dataset = support::toyDataset(2600, 260, support::letters());
        TrainingSettings settings = toySettings();
        settings.network = network;
        settings.epochs = 6;
        const Result<RunResult> result = recorder.run(*dataset, settings);
        QVERIFY(result);
        QVERIFY2(result->test.accuracy > 0.9, qPrintable(QString::number(result->test.accuracy)));
        const core::Model& model = recorder.snapshots.last();
        QCOMPARE(model.network, network.withClasses(26));
        QCOMPARE(support::predictorOf(model)->classes(), support::letters());
    }

    void tellsEveryEpochFromTheUntrainedNetworkOn()
    {
        Recorder recorder;
        QVERIFY(recorder.run(*support::toyDataset(), toySettings()));
        QCOMPARE(recorder.epochs.size(), 4);
        for (int epoch = 0; epoch <= 3; ++epoch) {
            QCOMPARE(recorder.epochs[epoch].epoch, epoch);
            QCOMPARE(recorder.epochs[epoch].epochs, 3);
        }
    }

    void includesTheLastPartialBatch()
    {
        Recorder recorder;
        TrainingSettings settings = toySettings();
        settings.batchSize = 64;
        settings.epochs = 1;
        QVERIFY(recorder.run(*support::toyDataset(130, 10), settings));
        QCOMPARE(recorder.batches, 3);
        QCOMPARE(recorder.progress.last().samplesDone, 130);
    }

    void alwaysSendsTheLastProgressOfAnEpoch()
    {
        Recorder recorder;
        QVERIFY(recorder.run(*support::toyDataset(), toySettings()));
        for (int epoch = 1; epoch <= 3; ++epoch) {
            const auto isLast = [epoch](const TrainingProgress& each) {
                return each.epoch == epoch && each.samplesDone == 1000;
            };
            QCOMPARE(std::count_if(recorder.progress.begin(), recorder.progress.end(), isLast), 1);
        }
        QCOMPARE(recorder.progress.last().secondsLeft, 0.0);
    }

    void sameSeedSameWeights_data()
    {
        QTest::addColumn<bool>("tutorial");
        QTest::addColumn<int>("threads");
        QTest::newRow("logits") << false << TrainingSettings::automaticThreads;
        QTest::newRow("tutorial") << true << TrainingSettings::automaticThreads;
        QTest::newRow("two threads") << false << 2;
    }

    void sameSeedSameWeights()
    {
        QFETCH(bool, tutorial);
        QFETCH(int, threads);
        TrainingSettings settings = toySettings();
        settings.threads = threads;
        settings.network.head = tutorial ? core::Head::Tutorial : core::Head::Logits;
        const auto dataset = support::toyDataset();
        const auto weights = [&] {
            Recorder recorder;
            const Result<RunResult> result = recorder.run(*dataset, settings);
            return result ? recorder.snapshots.last().parameters : std::vector<float>();
        };
        const std::vector<float> first = weights();
        QVERIFY(!first.empty());
        QVERIFY(first == weights());
        settings.seed = 2;
        QVERIFY(first != weights());
    }

    void theLastSnapshotIsTheFinalModel()
    {
        Recorder recorder;
        const auto dataset = support::toyDataset();
        const Result<RunResult> result = recorder.run(*dataset, toySettings());
        const Model& model = recorder.snapshots.last();
        const auto predictor = core::Predictor::create(model);
        QVERIFY(predictor);
        const auto evaluation = core::evaluate(**predictor, dataset->test);
        QCOMPARE(evaluation->score.accuracy, result->test.accuracy);
        QCOMPARE(model.passport[core::passport::outcome], QString("completed"));
        QCOMPARE(model.passport[core::passport::epochsDone], QString("3"));
        QCOMPARE(model.passport[core::passport::dataset], QString("toy"));
        QCOMPARE(model.passport[core::passport::testAccuracy].toDouble(), result->test.accuracy);
    }

    void thePassportNamesTheThreadsThatWereChosen()
    {
        Recorder recorder;
        QVERIFY(recorder.run(*support::toyDataset(), toySettings()));
        for (const Model& model : recorder.snapshots) {
            QCOMPARE(model.passport[core::passport::threads], QString("1")); // a small network
        }
    }

    /// Averaging changes what a run hands out, not how it learns.
    void theModelIsTheMeanOfTheLastEpochsWeights()
    {
        const auto dataset = support::toyDataset();
        TrainingSettings settings = toySettings();
        settings.epochs = 4;
        Recorder plain;
        QVERIFY(plain.run(*dataset, settings));
        settings.averagedShare = 0.5;
        Recorder averaged;
        const Result<RunResult> result = averaged.run(*dataset, settings);
        QVERIFY(result);
        QCOMPARE(averaged.epochs[2].test, plain.epochs[2].test);
        QVERIFY(averaged.epochs[4].test.loss != plain.epochs[4].test.loss);
        QCOMPARE(result->test, averaged.epochs[4].test);
        const Model& last = averaged.snapshots.last();
        QCOMPARE(last.passport[core::passport::averagedShare], QString("0.5"));
        QVERIFY(!plain.snapshots.last().passport.contains(core::passport::averagedShare));
        // With a constant rate, a shorter run is the beginning of a longer one.
        Recorder shorter;
        settings.epochs = 3;
        settings.averagedShare = 0;
        QVERIFY(shorter.run(*dataset, settings));
        const std::vector<float>& third = shorter.snapshots.last().parameters;
        const std::vector<float>& fourth = plain.snapshots.last().parameters;
        for (std::size_t i = 0; i < fourth.size(); ++i) {
            QVERIFY(std::abs(last.parameters[i] - (third[i] + fourth[i]) / 2) < 1e-6F);
        }
    }

    void stopsAfterTheBatchUnderWay()
    {
        Recorder recorder;
        recorder.stopAfterBatches = 20; // 16 batches an epoch: within the second
        const auto dataset = support::toyDataset();
        const Result<RunResult> result = recorder.run(*dataset, toySettings());
        QVERIFY(result);
        QVERIFY(result->outcome == Outcome::Stopped);
        QCOMPARE(result->epochsDone, 1);
        QCOMPARE(recorder.batches, 21);
        // The score belongs to the weights as they are, not to the last whole epoch.
        const auto predictor = core::Predictor::create(recorder.snapshots.last());
        QCOMPARE(core::evaluate(**predictor, dataset->test)->score.accuracy, result->test.accuracy);
    }

    void anAbandonedRunDoesNotEvaluate()
    {
        Recorder recorder;
        recorder.stopAfterBatches = 3;
        recorder.abandon.request_stop();
        recorder.stop.request_stop();
        const Result<RunResult> result = recorder.run(*support::toyDataset(), toySettings());
        QVERIFY(result);
        QVERIFY(recorder.epochs.isEmpty());
        QVERIFY(recorder.snapshots.isEmpty());
    }

    void countsDeadOutputs()
    {
        // All ReLUs of a network that a far too high rate has pushed below zero stay there.
        TrainingSettings settings = toySettings();
        settings.network.head = core::Head::Tutorial;
        settings.learningRate = 1.0;
        settings.epochs = 1;
        Recorder recorder;
        const Result<RunResult> result = recorder.run(*support::toyDataset(), settings);
        QVERIFY(result);
        QVERIFY(!result->deadOutputs.isEmpty());
        QCOMPARE(recorder.epochs.last().deadOutputs, result->deadOutputs);
    }

    void calibratesOnWhatWasHeldOut()
    {
        Recorder recorder;
        core::TrainingSettings settings = toySettings();
        settings.heldOut = 100;
        settings.noDigitShare = 0.1;
        QVERIFY(recorder.run(*support::toyDataset(), settings));
        const core::Passport passport = recorder.snapshots.last().passport;
        QVERIFY(passport["temperature"].toDouble() > 0);
        QVERIFY(passport["digit_confidence"].toDouble() > 0);
        QCOMPARE(passport["held_out"], QString("100"));
        QCOMPARE(recorder.progress.last().samplesPerEpoch, 900);
    }

    void refusesSettingsOutOfBounds()
    {
        TrainingSettings settings = toySettings();
        settings.batchSize = 0;
        Recorder recorder;
        const Result<RunResult> result = recorder.run(*support::toyDataset(), settings);
        QVERIFY(!result);
        QVERIFY(result.error().message.contains("batch size"));
    }
};

QTEST_GUILESS_MAIN(TstTrainingLoop)
#include "tst_trainingloop.moc"
