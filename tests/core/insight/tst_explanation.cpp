#include "core/insight/explanation.h"
#include "core/insight/summary.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <cmath>
#include <numeric>

using core::DigitPair;
using core::Head;
using core::LastLayer;

namespace
{

core::PredictorPointer toyPredictor(bool tutorial = false)
{
    return support::predictorOf(support::randomModel(
        core::Architecture::perceptron({40, 20}, tutorial ? Head::Tutorial : Head::Logits), 3));
}

} // namespace

class TstExplanation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_data = support::toyDataset(300, 20); }

    void puttingItAllTogetherChangesNothing_data()
    {
        QTest::addColumn<bool>("tutorial");
        QTest::newRow("logits") << false;
        QTest::newRow("tutorial") << true;
    }

    void puttingItAllTogetherChangesNothing()
    {
        QFETCH(bool, tutorial);
        const auto predictor = toyPredictor(tutorial);
        const auto training = LastLayer::compute(*predictor, m_data->train);
        QVERIFY(training);
        for (const qsizetype index : {0, 3, 7}) {
            const core::DigitImage image = m_data->test.digitImage(index);
            const DigitPair digits = core::highestPair(predictor->outputs(image));
            const auto found = core::explain(*predictor, image, digits, *training);
            QVERIFY(found);
            QCOMPARE(found->image, image);
            QCOMPARE(found->reading, predictor->read(image));
            QCOMPARE(found->outputs, predictor->outputs(image));
            QCOMPARE(found->digits, digits);
            QCOMPARE(found->strongerDigit(), digits.forDigit);
            const auto attribution = core::integratedGradients(*predictor, image, digits);
            QCOMPARE(found->attribution.values, attribution->values);
            QVERIFY(found->attribution.completenessError < 0.01);
            QCOMPARE(found->occlusion, *core::occlusion(*predictor, image, digits));
            QCOMPARE(found->neighbours, *core::nearestImages(*training, image, 12));
            QCOMPARE(found->changedTo, digits.againstDigit);
            if (found->smallestChange) {
                QCOMPARE(found->smallestChange->readAs, digits.againstDigit);
                // It has more places to begin at than alone.
                const auto alone = core::smallestChange(*predictor, image, digits.againstDigit);
                QVERIFY(!alone || found->smallestChange->l2 <= alone->l2 + 1e-6);
            }
            QVERIFY(tutorial || found->smallestChange);
            QCOMPARE(found->summary, core::summaryOf(*found));
        }
    }

    /// Whichever way it is asked, the change goes to what it is not read as.
    void theChangeFlipsTheReading()
    {
        const auto predictor = toyPredictor();
        const auto training = LastLayer::compute(*predictor, m_data->train);
        const core::DigitImage image = m_data->test.digitImage(1);
        const DigitPair digits = core::highestPair(predictor->outputs(image));
        const auto turned =
            core::explain(*predictor, image, {digits.againstDigit, digits.forDigit}, *training);
        QVERIFY(turned);
        QCOMPARE(turned->changedTo, digits.againstDigit);
        QCOMPARE(turned->strongerDigit(), digits.forDigit);
        const int third = (digits.forDigit + 1) % 10 == digits.againstDigit
                              ? (digits.forDigit + 2) % 10
                              : (digits.forDigit + 1) % 10;
        const auto other =
            core::explain(*predictor, image, {third, digits.againstDigit}, *training);
        QVERIFY(other);
        QCOMPARE(other->changedTo, digits.againstDigit);
        QCOMPARE(other->strongerDigit(), digits.againstDigit); // the second highest of all
    }

    void aConvolutionalNetworkIsExplained()
    {
        const auto predictor =
            support::predictorOf(support::randomModel(support::convolutionalNetwork()));
        const auto training = LastLayer::compute(*predictor, m_data->train);
        QVERIFY(training);
        const core::DigitImage image = m_data->test.digitImage(3);
        const DigitPair digits = core::highestPair(predictor->outputs(image));
        const auto found = core::explain(*predictor, image, digits, *training);
        QVERIFY(found);
        QCOMPARE(found->reading, predictor->read(image));
        QVERIFY(found->attribution.completenessError < 0.01);
        QCOMPARE(found->neighbours, *core::nearestImages(*training, image, 12));
        QCOMPARE(found->occlusion, *core::occlusion(*predictor, image, digits));
        QVERIFY(found->smallestChange);
        QCOMPARE(predictor->read(found->smallestChange->image).mostLike, digits.againstDigit);
    }

    void aBlankImageCanBeExplained()
    {
        const auto predictor = toyPredictor();
        const auto training = LastLayer::compute(*predictor, m_data->train);
        const auto found =
            core::explain(*predictor, {}, core::highestPair(predictor->outputs({})), *training);
        QVERIFY(found);
        QVERIFY(found->summary.contains("although no part of its ink"));
    }

    void anotherModelsTrainingImagesAreAnError()
    {
        const auto training = LastLayer::compute(*toyPredictor(), m_data->train);
        const auto found = core::explain(*toyPredictor(), {}, {1, 2}, *training);
        QVERIFY(!found);
        QVERIFY(found.error().message.contains("another model"));
    }

    void badInputIsAnError()
    {
        const auto predictor = toyPredictor();
        const auto training = LastLayer::compute(*predictor, m_data->train);
        core::DigitImage bad{};
        bad[5] = -1;
        QVERIFY(!core::explain(*predictor, {}, {1, 1}, *training));
        QVERIFY(!core::explain(*predictor, {}, {1, 12}, *training));
        QVERIFY(!core::explain(*predictor, bad, {1, 2}, *training));
    }

    void aStopRequestEndsIt()
    {
        std::stop_source source;
        source.request_stop();
        const auto predictor = toyPredictor();
        const auto training = LastLayer::compute(*predictor, m_data->train);
        const auto found = core::explain(*predictor, {}, {1, 2}, *training, source.get_token());
        QVERIFY(!found);
        QVERIFY(found.error().message.contains("stopped"));
    }

private:
    core::DatasetPointer m_data;
};

QTEST_GUILESS_MAIN(TstExplanation)
#include "tst_explanation.moc"
