#include "core/training/learningrate.h"

#include <QTest>

using core::learningRateAt;
using core::Schedule;
using core::TrainingSettings;

class TstLearningRate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConstantRateStays()
    {
        const TrainingSettings settings{.learningRate = 0.01};
        for (const qint64 step : {0, 1, 500, 999}) {
            QCOMPARE(learningRateAt(settings, step, 1000), 0.01);
        }
    }

    void aCosineRisesShortlyAndFallsToZero()
    {
        const TrainingSettings settings{.learningRate = 0.01, .schedule = Schedule::Cosine};
        const auto rate = [&](qint64 step) { return learningRateAt(settings, step, 1000); };
        QVERIFY(rate(0) > 0);
        QVERIFY(rate(0) < 0.001);
        QVERIFY(std::abs(rate(20) - 0.01) < 1e-4);
        for (qint64 step = 21; step < 1000; ++step) {
            QVERIFY(rate(step) < rate(step - 1));
        }
        QVERIFY(std::abs(rate(500) - 0.005) < 1e-9);
        QVERIFY(rate(999) > 0);
        QVERIFY(rate(999) < 1e-6);
    }

    void aRunOfOneStepHasARate()
    {
        const TrainingSettings settings{.learningRate = 0.01, .schedule = Schedule::Cosine};
        QCOMPARE(learningRateAt(settings, 0, 1), 0.01);
    }

    void namesAreReadBack()
    {
        for (const Schedule schedule : {Schedule::Constant, Schedule::Cosine}) {
            const auto read = core::scheduleFromName(core::scheduleName(schedule));
            QVERIFY(read);
            QVERIFY(*read == schedule);
        }
        const auto unknown = core::scheduleFromName("linear");
        QVERIFY(!unknown);
        QVERIFY(unknown.error().message.contains("found `linear`"));
    }
};

QTEST_APPLESS_MAIN(TstLearningRate)
#include "tst_learningrate.moc"
