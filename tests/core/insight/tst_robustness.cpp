#include "core/insight/robustness.h"
#include "core/training/evaluation.h"
#include "core/training/trainingloop.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

using core::Deformation;
using core::robustness;

namespace
{

/// More images than one batch holds, and no multiple of it.
const core::Dataset& toy()
{
    static const core::DatasetPointer dataset = support::toyDataset(1000, 1234);
    return *dataset;
}

/// Reads the toy dataset without an error.
const core::Predictor& toyReader()
{
    static const core::PredictorPointer predictor = [] {
        core::TrainingSettings settings;
        settings.network = core::Architecture::perceptron({16});
        settings.epochs = 3;
        core::Model model;
        const core::TrainingHooks hooks{
            .snapshotTaken = [&](core::Model newest) { model = std::move(newest); }};
        if (!core::trainingLoop(toy(), settings, {}, hooks)) {
            qFatal("training failed");
        }
        return support::predictorOf(model);
    }();
    return *predictor;
}

void addDeformationRows()
{
    QTest::addColumn<Deformation>("deformation");
    for (const core::DeformationTraits& traits : core::deformations()) {
        QTest::newRow(qPrintable(traits.name)) << traits.deformation;
    }
}

} // namespace

class TstRobustness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strengthZeroIsEvaluation_data() { addDeformationRows(); }
    void strengthZeroIsEvaluation()
    {
        QFETCH(Deformation, deformation);
        // It reads some images wrong.
        const auto predictor =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({16})));
        const auto evaluation = core::evaluate(*predictor, toy().test);
        const auto curve = robustness(*predictor, toy().test, deformation, {0});
        QVERIFY(evaluation && curve);
        QCOMPARE(curve->size(), 1);
        QCOMPARE(curve->first().samples, toy().test.size());
        QCOMPARE(curve->first().correct, evaluation->correct);
        QCOMPARE(curve->first().accuracy(), evaluation->score.accuracy);
    }

    /// Against images that are deformed one by one and read by the predictor.
    void countsWhatThePredictorReads_data() { addDeformationRows(); }
    void countsWhatThePredictorReads()
    {
        QFETCH(Deformation, deformation);
        const double strength = core::traitsOf(deformation).highest / 2;
        const core::LabelledImages& images = toy().test;
        qint64 correct = 0;
        for (qsizetype i = 0; i < images.size(); ++i) {
            const auto image = core::deform(
                images.digitImage(i), deformation, strength,
                core::Random(1, static_cast<std::uint64_t>(i)));
            correct += core::mostProbable(toyReader().predict(image)) == images.label(i) ? 1 : 0;
        }
        const auto curve = robustness(toyReader(), images, deformation, {strength});
        QVERIFY(curve);
        QCOMPARE(curve->first().correct, correct);
    }

    void countsWhatAConvolutionalNetworkReads()
    {
        const auto predictor =
            support::predictorOf(support::randomModel(support::convolutionalNetwork()));
        const core::LabelledImages images = support::toyDataset(10, 300)->test;
        const auto curve = robustness(*predictor, images, Deformation::Rotation, {0, 20});
        QVERIFY(curve);
        qint64 correct = 0;
        for (qsizetype i = 0; i < images.size(); ++i) {
            const auto image = core::deform(
                images.digitImage(i), Deformation::Rotation, 20,
                core::Random(1, static_cast<std::uint64_t>(i)));
            correct += core::mostProbable(predictor->predict(image)) == images.label(i) ? 1 : 0;
        }
        QCOMPARE((*curve)[0].correct, core::evaluate(*predictor, images)->correct);
        QCOMPARE((*curve)[1].correct, correct);
    }

    void givesAPointForEachStrengthInTheirOrder()
    {
        const auto curve = robustness(toyReader(), toy().test, Deformation::Rotation, {30, -30, 0});
        QVERIFY(curve);
        QCOMPARE(curve->size(), 3);
        QCOMPARE((*curve)[0].strength, 30.0);
        QCOMPARE((*curve)[1].strength, -30.0);
        QCOMPARE((*curve)[2].strength, 0.0);
        const auto again = robustness(toyReader(), toy().test, Deformation::Rotation, {30, -30, 0});
        QVERIFY(again && *again == *curve);
    }

    /// The toy's digits are blocks at places of their own.
    void accuracyFallsWhereItMust()
    {
        const auto of = [](Deformation deformation, double strength) {
            return robustness(toyReader(), toy().test, deformation, {strength})->first().accuracy();
        };
        QVERIFY(of(Deformation::Rotation, 0) > 0.99);
        QVERIFY(of(Deformation::Rotation, 90) < 0.5);
        QVERIFY(of(Deformation::Rotation, -90) < 0.5);
        QVERIFY(of(Deformation::Shift, 10) < 0.5);
        // Nothing is left to read: one answer for all, right for a tenth of them.
        QVERIFY(of(Deformation::Contrast, 1) < 0.3);
        QVERIFY(of(Deformation::Contrast, 0.2) > 0.9);
    }

    void tellsItsProgress()
    {
        QList<double> shares;
        const auto curve = robustness(
            toyReader(), toy().test, Deformation::Noise, {0, 0.5}, {},
            [&](double share) { shares.append(share); });
        QVERIFY(curve);
        QCOMPARE(shares.size(), 4); // two batches for each strength
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QCOMPARE(shares.last(), 1.0);
    }

    void stopsWhenItIsAsked()
    {
        std::stop_source stop;
        int calls = 0;
        const auto curve = robustness(
            toyReader(), toy().test, Deformation::Noise, {0, 0.5, 1}, stop.get_token(),
            [&](double) {
                ++calls;
                stop.request_stop();
            });
        QVERIFY(!curve);
        QVERIFY(curve.error().message.contains("stopped"));
        QCOMPARE(calls, 1);
    }

    void refusesABadStrengthBeforeItBegins()
    {
        bool hasBegun = false;
        const auto curve =
            robustness(toyReader(), toy().test, Deformation::Scale, {0, 0.6}, {}, [&](double) {
                hasBegun = true;
            });
        QVERIFY(!curve);
        QVERIFY(curve.error().message.contains("-0.5 to 0.5, not 0.6"));
        QVERIFY(!hasBegun);
    }

    void noImagesGiveNoAccuracy()
    {
        const auto curve = robustness(toyReader(), {}, Deformation::Noise, {0, 1});
        QVERIFY(curve);
        QCOMPARE(curve->size(), 2);
        QCOMPARE(curve->first().samples, 0);
        QCOMPARE(curve->first().accuracy(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TstRobustness)
#include "tst_robustness.moc"
