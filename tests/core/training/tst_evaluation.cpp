#include "core/training/evaluation.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <cmath>

using core::Architecture;
using core::Classes;
using core::Evaluation;
using core::Head;

class TstEvaluation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatAConstantModelGetsRight()
    {
        const auto dataset = support::toyDataset(10, 1230);
        const auto predictor = support::predictorOf(support::constantModel(4));
        const core::Result<Evaluation> evaluation = core::evaluate(*predictor, dataset->test);
        QVERIFY(evaluation);
        QCOMPARE(evaluation->samples, 1230);
        QCOMPARE(evaluation->correct, 123);
        QCOMPARE(evaluation->score.accuracy, 0.1);
        for (int label = 0; label < core::digitCount; ++label) {
            QCOMPARE(evaluation->confusion[label][4], 123);
        }
        // Nine labels lose log(9 + e^5), one of them 5 less.
        const double expected = std::log(9 + std::exp(5.0)) - 5.0 / 10;
        QVERIFY(std::abs(evaluation->score.loss - expected) < 1e-4);
    }

    void findsDeadOutputsOfTheTutorialsHeadOnly()
    {
        const auto dataset = support::toyDataset(10, 100);
        for (const Head head : {Head::Tutorial, Head::Logits}) {
            core::Model model = support::randomModel(core::Architecture::perceptron({16}, head));
            float* lastBias = model.parameters.data() + model.parameters.size() - core::digitCount;
            for (int digit = 0; digit < core::digitCount; ++digit) {
                lastBias[digit] = digit == 3 || digit == 7 ? -100.0F : 100.0F;
            }
            const auto evaluation = core::evaluate(*support::predictorOf(model), dataset->test);
            QVERIFY(evaluation);
            const QList<int> expected = head == Head::Tutorial ? QList<int>{3, 7} : QList<int>{};
            QCOMPARE(evaluation->deadOutputs, expected);
        }
    }

    void namesTheLostDigitsInPlainWords()
    {
        const QString text = core::deadOutputsText({3, 7}, {});
        QVERIFY2(text.contains("Lost digits: 3, 7.") && text.contains("ReLU"), qPrintable(text));
        const Classes clothes = *Classes::create({"Coat", "Bag", "Boot"});
        const QString lost = core::deadOutputsText({0, 2}, clothes);
        QVERIFY2(lost.contains("Lost classes: Coat, Boot."), qPrintable(lost));
    }

    void scoresEachDigitByTheConfusion()
    {
        Evaluation evaluation;
        evaluation.confusion = core::emptyConfusion(10);
        evaluation.confusion[3][3] = 8;
        evaluation.confusion[3][5] = 2;
        evaluation.confusion[5][3] = 1;
        evaluation.confusion[5][5] = 9;
        const auto scores = core::classScores(evaluation.confusion);
        QCOMPARE(scores[3], (core::ClassScore{3, 10, 9, 8, 20}));
        QCOMPARE(scores[3].recall(), 8 / 10.0);
        QCOMPARE(scores[3].precision(), 8 / 9.0);
        QCOMPARE(scores[3].accuracy(), 17 / 20.0); // 8 are 3 and read so, 9 are neither
        QCOMPARE(scores[5], (core::ClassScore{5, 10, 11, 9, 20}));
        QCOMPARE(scores[5].recall(), 9 / 10.0);
        QCOMPARE(scores[5].precision(), 9 / 11.0);
        QCOMPARE(scores[5].accuracy(), 17 / 20.0);
        QCOMPARE(scores[0], (core::ClassScore{0, 0, 0, 0, 20}));
        QCOMPARE(scores[0].recall(), 0.0);
        QCOMPARE(scores[0].precision(), 0.0);
        QCOMPARE(scores[0].accuracy(), 1.0);
        QCOMPARE(core::classScores(core::emptyConfusion(2))[0].accuracy(), 0.0);
    }

    void scoresAConstantModelsDigit()
    {
        const auto dataset = support::toyDataset(10, 100);
        const auto evaluation =
            core::evaluate(*support::predictorOf(support::constantModel(4)), dataset->test);
        QVERIFY(evaluation);
        const auto scores = core::classScores(evaluation->confusion);
        QCOMPARE(scores[4], (core::ClassScore{4, 10, 100, 10, 100}));
        QCOMPARE(scores[4].accuracy(), 0.1);
        QCOMPARE(scores[7], (core::ClassScore{7, 10, 0, 0, 100}));
        QCOMPARE(scores[7].accuracy(), 0.9);
    }

    void refusesLabelsWithoutAnOutput()
    {
        core::LabelledImages images = support::toyDataset(10, 10)->test;
        images.labels[7] = 10;
        const auto predictor = support::predictorOf(support::constantModel(4));
        const QString expected = "expected labels below that, found 10 at image 7";
        for (const core::Error& error :
             {core::evaluate(*predictor, images).error(),
              core::readImages(*predictor, images).error()}) {
            QVERIFY2(error.message.contains(expected), qPrintable(error.message));
        }
    }

    void countsAsManyClassesAsTheModelHas()
    {
        const core::Model model =
            support::randomModel(core::Architecture::perceptron({8}).withClasses(26));
        core::LabelledImages images = support::toyDataset(10, 52)->test;
        for (qsizetype i = 0; i < images.size(); ++i) {
            images.labels[i] = static_cast<char>(i % 26);
        }
        const auto evaluation = core::evaluate(*support::predictorOf(model), images);
        QVERIFY(evaluation);
        QCOMPARE(evaluation->confusion.size(), std::size_t(26));
        for (const core::ClassScore& score : core::classScores(evaluation->confusion)) {
            QCOMPARE(score.images, 2);
        }
    }

    void saysThatItWasStopped()
    {
        const auto dataset = support::toyDataset(10, 100);
        const auto predictor = support::predictorOf(support::constantModel(4));
        std::stop_source stop;
        QVERIFY(core::evaluate(*predictor, dataset->test, stop.get_token()));
        stop.request_stop();
        const auto evaluation = core::evaluate(*predictor, dataset->test, stop.get_token());
        QVERIFY(!evaluation);
        QCOMPARE(evaluation.error().message, QString("The evaluation was stopped"));
    }

    void anEmptyPartHasNoScore()
    {
        const auto evaluation = core::evaluate(
            *support::predictorOf(support::constantModel(1)), core::LabelledImages());
        QVERIFY(evaluation);
        QCOMPARE(evaluation->samples, 0);
        QVERIFY(evaluation->deadOutputs.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstEvaluation)
#include "tst_evaluation.moc"
