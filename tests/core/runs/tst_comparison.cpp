#include "core/prediction/predictor.h"
#include "core/runs/comparison.h"
#include "core/training/evaluation.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "tests/support/toyrun.h"

#include <QTest>

namespace
{

using Change = void (*)(core::RunRecord&);

core::RunRecord recordOf(const core::RunState& state)
{
    return {.id = "20260101-120000-001", .name = "a run", .state = state};
}

} // namespace

class TstComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameRunsDifferInNothing();
    void everySettingThatDiffersIsNamed_data();
    void everySettingThatDiffersIsNamed();
    void differencesShowBothValues();
    void modelsAreCountedImageByImage();
    void accuraciesAgreeWithEvaluation();
    void aStoppedComparisonSaysSo();
    void aModelThatIsNoneIsAnError();
    void otherDatasetsAreNotComparable();
};

void TstComparison::sameRunsDifferInNothing()
{
    QVERIFY(core::compareRuns(recordOf(support::toyRun()), recordOf(support::toyRun())).isEmpty());
}

void TstComparison::everySettingThatDiffersIsNamed_data()
{
    using core::RunRecord;
    QTest::addColumn<Change>("change");
    const auto row = [](const char* what, Change change) { QTest::newRow(what) << change; };
    row("Preset", [](RunRecord& run) { run.state.settings.preset = "quick"; });
    row("Layers",
        [](RunRecord& run) { run.state.settings.network = core::Architecture::perceptron({9}); });
    row("Head", [](RunRecord& run) { run.state.settings.network.head = core::Head::Tutorial; });
    row("Epochs asked for", [](RunRecord& run) { run.state.settings.epochs = 99; });
    row("Batch size", [](RunRecord& run) { run.state.settings.batchSize = 99; });
    row("Learning rate", [](RunRecord& run) { run.state.settings.learningRate = 0.5; });
    row("Schedule", [](RunRecord& run) { run.state.settings.schedule = core::Schedule::Cosine; });
    row("Label smoothing", [](RunRecord& run) { run.state.settings.labelSmoothing = 0.1; });
    row("Augmentation", [](RunRecord& run) { run.state.settings.augmentation.shift = 1; });
    row("Share of styled digits", [](RunRecord& run) { run.state.settings.styledShare = 0.1; });
    row("Share of no digits", [](RunRecord& run) { run.state.settings.noDigitShare = 0.1; });
    row("Share of averaged epochs", [](RunRecord& run) { run.state.settings.averagedShare = 0.5; });
    row("Held out", [](RunRecord& run) { run.state.settings.heldOut = 7; });
    row("Seed", [](RunRecord& run) { run.state.settings.seed = 7; });
    row("Threads", [](RunRecord& run) { run.state.settings.threads = 2; });
    row("Dataset", [](RunRecord& run) { run.state.model.passport["dataset_sha256"] = "aa"; });
    row("Outcome", [](RunRecord& run) { run.state.outcome = core::Outcome::Completed; });
    row("Epochs done", [](RunRecord& run) { run.state.epochsDone = 3; });
    row("Seconds", [](RunRecord& run) { run.state.seconds = 77; });
}

void TstComparison::everySettingThatDiffersIsNamed()
{
    QFETCH(Change, change);
    core::RunRecord other = recordOf(support::toyRun());
    change(other);
    const auto differences = core::compareRuns(recordOf(support::toyRun()), other);
    QCOMPARE(differences.size(), 1);
    QCOMPARE(differences.first().what, QString(QTest::currentDataTag()));
    QVERIFY(differences.first().valueA != differences.first().valueB);
}

void TstComparison::differencesShowBothValues()
{
    core::RunRecord other = recordOf(support::toyRun(5));
    other.state.settings.network = core::Architecture::perceptron({16, 8});
    const auto differences = core::compareRuns(recordOf(support::toyRun(1)), other);
    QCOMPARE(differences.size(), 2);
    QCOMPARE(differences[0].valueA, QString("784-8-10"));
    QCOMPARE(differences[0].valueB, QString("784-16-8-10"));
    QCOMPARE(differences[1].what, QString("Seed"));
    QCOMPARE(differences[1].valueB, QString("5"));
}

/// Labels go round 0..9: of 50 images, 5 are a 3 and 5 a 7.
void TstComparison::modelsAreCountedImageByImage()
{
    const auto data = support::toyDataset(10, 50);
    const auto result =
        core::compareModels(support::constantModel(3), support::constantModel(7), data->test);
    QVERIFY(result);
    QCOMPARE(result->bothRight, 0);
    QCOMPARE(result->onlyA, 5);
    QCOMPARE(result->onlyB, 5);
    QCOMPARE(result->bothWrong, 40);
    QCOMPARE(result->images(), 50);
    QCOMPARE(result->accuracyA().share, 0.1);
    QCOMPARE(result->pValue(), 1.0);

    const auto same =
        core::compareModels(support::constantModel(3), support::constantModel(3), data->test);
    QVERIFY(same);
    QCOMPARE(same->bothRight, 5);
    QCOMPARE(same->bothWrong, 45);
}

/// More images than are read between two looks at the stop token.
void TstComparison::accuraciesAgreeWithEvaluation()
{
    const auto data = support::toyDataset(10, 2345);
    const core::Model a = support::randomModel(core::Architecture::perceptron({16}), 1);
    const core::Model b =
        support::randomModel(core::Architecture::perceptron({16, 8}, core::Head::Tutorial), 2);
    const auto result = core::compareModels(a, b, data->test);
    QVERIFY(result);
    const auto evaluationA = core::evaluate(*support::predictorOf(a), data->test);
    const auto evaluationB = core::evaluate(*support::predictorOf(b), data->test);
    QVERIFY(evaluationA && evaluationB);
    QCOMPARE(result->images(), 2345);
    QCOMPARE(result->bothRight + result->onlyA, evaluationA->correct);
    QCOMPARE(result->bothRight + result->onlyB, evaluationB->correct);
    QVERIFY(result->onlyA + result->onlyB > 0);
}

void TstComparison::aStoppedComparisonSaysSo()
{
    const auto data = support::toyDataset(10, 20);
    std::stop_source stop;
    stop.request_stop();
    const auto result = core::compareModels(
        support::constantModel(3), support::constantModel(7), data->test, stop.get_token());
    QVERIFY(!result);
    QVERIFY(result.error().message.contains("stopped"));
}

void TstComparison::aModelThatIsNoneIsAnError()
{
    const auto data = support::toyDataset(10, 20);
    core::Model broken = support::constantModel(3);
    broken.parameters.pop_back();
    QVERIFY(!core::compareModels(broken, support::constantModel(3), data->test));
    QVERIFY(!core::compareModels(support::constantModel(3), broken, data->test));
}

void TstComparison::otherDatasetsAreNotComparable()
{
    const core::RunRecord a = recordOf(support::toyRun(1));
    core::RunRecord b = recordOf(support::toyRun(2));
    core::Dataset dataset;
    dataset.name = "mine";
    dataset.sha256 = "00ff";
    QCOMPARE(core::whyNotComparable(a, b, &dataset), QString());

    QVERIFY(core::whyNotComparable(a, b, nullptr).contains("no dataset"));
    dataset.sha256 = "1234";
    const QString other = core::whyNotComparable(a, b, &dataset);
    QVERIFY2(other.contains("00ff") && other.contains("mine"), qPrintable(other));
    dataset.sha256 = "00ff";
    b.state.model.passport["dataset_sha256"] = "beef";
    const QString different = core::whyNotComparable(a, b, &dataset);
    QVERIFY2(different.contains("different datasets"), qPrintable(different));
}

QTEST_GUILESS_MAIN(TstComparison)
#include "tst_comparison.moc"
