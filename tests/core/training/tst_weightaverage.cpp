#include "core/training/weightaverage.h"

#include <QTest>

using core::WeightAverage;

class TstWeightAverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst()
    {
        QCOMPARE(WeightAverage().count(), 0);
        QVERIFY(WeightAverage().mean().empty());
    }

    void isTheMean()
    {
        WeightAverage average;
        average.add(std::vector{1.0F, -4.0F});
        QCOMPARE(average.mean(), (std::vector{1.0F, -4.0F}));
        average.add(std::vector{3.0F, 0.0F});
        average.add(std::vector{5.0F, 1.0F});
        QCOMPARE(average.count(), 3);
        QCOMPARE(average.mean(), (std::vector{3.0F, -1.0F}));
    }

    void goesOnWhereItStood()
    {
        WeightAverage whole;
        WeightAverage part;
        for (int i = 0; i < 9; ++i) {
            const std::vector<float> weights{1.0F / float(i + 1), float(i * i) / 7};
            whole.add(weights);
            if (i >= 4) {
                part.add(weights);
            }
            if (i == 3) {
                part.restore(whole.mean(), whole.count());
            }
        }
        QCOMPARE(part.mean(), whole.mean());
    }
};

QTEST_GUILESS_MAIN(TstWeightAverage)
#include "tst_weightaverage.moc"
