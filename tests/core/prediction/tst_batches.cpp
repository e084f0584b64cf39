#include "core/prediction/batches.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

class TstBatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyImageComesOnceAndInOrder_data()
    {
        QTest::addColumn<qsizetype>("first");
        QTest::addColumn<qsizetype>("end");
        for (const auto& [first, end] :
             {std::pair(0, 0), {0, 1}, {0, 250}, {0, 251}, {3, 3}, {3, 520}, {20, 520}}) {
            QTest::addRow("%d to %d", first, end) << qsizetype(first) << qsizetype(end);
        }
    }

    void everyImageComesOnceAndInOrder()
    {
        QFETCH(qsizetype, first);
        QFETCH(qsizetype, end);
        const auto dataset = support::toyDataset(10, 520);
        const auto predictor =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8})));
        const core::Model& model = predictor->model();
        qsizetype next = first;
        const auto take = [&](const core::ForwardPass& pass, qsizetype from, qsizetype rows) {
            QCOMPARE(from, next);
            for (; next < from + rows; ++next) {
                const auto expected = predictor->outputs(dataset->test.digitImage(next));
                const float* found = pass.outputs().row(next - from);
                for (std::size_t digit = 0; digit < expected.size(); ++digit) {
                    QVERIFY(std::abs(found[digit] - expected[digit]) < 1e-4F);
                }
            }
        };
        QVERIFY(core::forEachBatch(
            model.network, model.parameters, dataset->test, first, end, {}, take));
        QCOMPARE(next, end);
    }

    void stopsBetweenTwoBatches()
    {
        const auto dataset = support::toyDataset(10, 520);
        const core::Model model = support::randomModel(core::Architecture::perceptron({8}));
        std::stop_source source;
        int batches = 0;
        const auto take = [&](const core::ForwardPass&, qsizetype, qsizetype) {
            ++batches;
            source.request_stop();
        };
        QVERIFY(!core::forEachBatch(
            model.network, model.parameters, dataset->test, 0, 520, source.get_token(), take));
        QCOMPARE(batches, 1);
    }
};

QTEST_GUILESS_MAIN(TstBatches)
#include "tst_batches.moc"
