#include "core/ink/inkrasterizer.h"
#include "core/network/model.h"
#include "core/prediction/predictor.h"
#include "core/training/teaching.h"
#include "core/training/trainingloop.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <limits>

using core::Ink;
using core::Taught;
using core::TeachSettings;

namespace
{

const auto network = core::Architecture::perceptron({32});

Ink stick(int label)
{
    return {{{{10, 10}, {10, 90}}}, label, QString()};
}

Ink corner(int label)
{
    return {{{{10, 10}, {90, 10}, {50, 90}}}, label, QString()};
}

/// A model that reads the toy dataset.
core::Model trainedModel(const core::Dataset& dataset)
{
    core::Model newest;
    core::TrainingHooks hooks;
    hooks.progressed = [](const core::TrainingProgress&) {};
    hooks.epochEnded = [](const core::EpochResult&) {};
    hooks.betweenBatches = [] {};
    hooks.snapshotTaken = [&](core::Model model) { newest = std::move(model); };
    core::TrainingSettings settings{.network = network, .epochs = 5};
    settings.threads = 1;
    if (!core::trainingLoop(dataset, settings, {}, hooks)) {
        qFatal("the toy model cannot be trained");
    }
    return newest;
}

int readAs(const core::Model& model, const Ink& ink)
{
    const auto predictor = support::predictorOf(model);
    return core::mostProbable(predictor->predict(*core::rasterizeInk(ink)));
}

} // namespace

class TstTeaching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_dataset = support::toyDataset();
        m_model = trainedModel(*m_dataset);
    }

    void misreadDrawingsAreReadRightAfterwards()
    {
        const int stickLabel = (readAs(m_model, stick(0)) + 3) % core::digitCount;
        const int cornerLabel = (readAs(m_model, corner(0)) + 5) % core::digitCount;
        const auto taught = teach({stick(stickLabel), corner(cornerLabel)});
        QVERIFY(taught);
        QCOMPARE(readAs(taught->model, stick(0)), stickLabel);
        QCOMPARE(readAs(taught->model, corner(0)), cornerLabel);
        QCOMPARE(taught->result.drawings, 2);
        QCOMPARE(taught->result.before.drawings.accuracy, 0.0);
        QCOMPARE(taught->result.after.drawings.accuracy, 1.0);
        QVERIFY(taught->result.seconds > 0);
    }

    void theDatasetIsNotForgotten()
    {
        const auto taught = teach({stick((readAs(m_model, stick(0)) + 3) % core::digitCount)});
        QVERIFY(taught);
        const core::TeachResult& result = taught->result;
        QVERIFY(result.before.dataset.accuracy > 0.99);
        QVERIFY2(
            result.after.dataset.accuracy > result.before.dataset.accuracy - 0.01,
            qPrintable(QString::number(result.after.dataset.accuracy)));
    }

    void thePassportTellsWhatWasTaught()
    {
        const auto taught = teach({stick(1), corner(7)});
        QVERIFY(taught);
        using namespace core;
        const Passport& passport = taught->model.passport;
        QCOMPARE(passport[passport::taughtDrawings], QString("2"));
        QCOMPARE(
            passport[passport::taughtAccuracy].toDouble(), taught->result.after.drawings.accuracy);
        QVERIFY(
            std::abs(
                passport[passport::testAccuracy].toDouble() -
                taught->result.after.dataset.accuracy) < 1e-5);
        QCOMPARE(passport[passport::dataset], m_model.passport[passport::dataset]);
    }

    void sameSettingsSameWeights()
    {
        const auto first = teach({stick(1), corner(7)});
        const auto second = teach({stick(1), corner(7)});
        QVERIFY(first && second);
        QVERIFY(first->model.parameters == second->model.parameters);
        TeachSettings others = m_settings;
        others.seed = 2;
        const auto third = teach({stick(1), corner(7)}, others);
        QVERIFY(third->model.parameters != first->model.parameters);
    }

    void strangePassportsDoNotMatter()
    {
        core::Model strange = m_model;
        strange.passport = {
            {core::passport::labelSmoothing, "nan"}, {core::passport::styledShare, "77"}};
        const auto taught =
            core::teach(strange, *m_dataset, {stick(1)}, m_settings, {}, [](const auto&) {});
        QVERIFY2(taught, taught ? "" : qPrintable(taught.error().message));
    }

    void progressGoesOnToTheEnd()
    {
        QList<int> steps;
        const auto taught = core::teach(
            m_model, *m_dataset, {stick(1)}, m_settings, {},
            [&](const core::TeachProgress& progress) {
                QCOMPARE(progress.steps, m_settings.steps);
                steps.append(progress.step);
            });
        QVERIFY(taught);
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
        QCOMPARE(steps.last(), m_settings.steps);
    }

    void aStopGivesNothing()
    {
        std::stop_source stop;
        const auto stopped = core::teach(
            m_model, *m_dataset, {stick(1)}, m_settings, stop.get_token(),
            [&](const core::TeachProgress&) { stop.request_stop(); });
        QVERIFY(stopped.hasValue());
        QVERIFY(!stopped->has_value());
    }

    void badDrawingsAreNamed_data()
    {
        QTest::addColumn<QList<Ink>>("drawings");
        QTest::addColumn<QString>("message");
        Ink unlabelled = stick(1);
        unlabelled.label.reset();
        QTest::newRow("none") << QList<Ink>() << "no drawing";
        QTest::newRow("no label") << QList<Ink>{stick(1), unlabelled}
                                  << "Drawing 2: expected a label 0 to 9, found none";
        QTest::newRow("wrong label")
            << QList<Ink>{stick(10)} << "Drawing 1: expected a label 0 to 9, found 10";
        QTest::newRow("no ink") << QList<Ink>{stick(1), {{}, 3, QString()}}
                                << "Drawing 2: expected ink, found none";
    }

    void badDrawingsAreNamed()
    {
        QFETCH(QList<Ink>, drawings);
        QFETCH(QString, message);
        const auto taught =
            core::teach(m_model, *m_dataset, drawings, m_settings, {}, [](const auto&) {});
        QVERIFY(!taught);
        QVERIFY2(taught.error().message.contains(message), qPrintable(taught.error().message));
    }

    void isForDigitsOnly()
    {
        const core::Model clothes = support::randomModel(m_model.network.withClasses(3));
        const auto letters = support::toyDataset(26, 26, support::letters());
        const auto ask = [&](const core::Model& model, const core::Dataset& dataset) {
            return core::teach(model, dataset, {stick(1)}, m_settings, {}, [](const auto&) {})
                .error()
                .message;
        };
        QCOMPARE(
            ask(clothes, *m_dataset), QString("Teaching is for digits: expected a model and a "
                                              "dataset of digits, found 0, 1, ..."));
        QVERIFY(ask(m_model, *letters).endsWith("found A, B, ..."));
    }

    void aModelThatCannotLearnSaysSo()
    {
        core::Model broken = m_model;
        broken.parameters.back() = std::numeric_limits<float>::quiet_NaN();
        const auto taught =
            core::teach(broken, *m_dataset, {stick(1)}, m_settings, {}, [](const auto&) {});
        QVERIFY(!taught);
        QVERIFY(taught.error().message.contains("finite"));
    }

private:
    std::optional<Taught> teach(const QList<Ink>& drawings) const
    {
        return teach(drawings, m_settings);
    }

    std::optional<Taught> teach(const QList<Ink>& drawings, const TeachSettings& settings) const
    {
        const auto taught =
            core::teach(m_model, *m_dataset, drawings, settings, {}, [](const auto&) {});
        return taught ? *taught : std::nullopt;
    }

    core::DatasetPointer m_dataset;
    core::Model m_model;
    const TeachSettings m_settings{.steps = 100, .batchSize = 64, .learningRate = 2e-3};
};

QTEST_GUILESS_MAIN(TstTeaching)
#include "tst_teaching.moc"
