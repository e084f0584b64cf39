#include "core/prediction/readall.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <vector>

class TstReadAll : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsOneByOne_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("distinct");
        QTest::newRow("none") << 0 << 1;
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("the same one") << 300 << 1;
        QTest::newRow("some, again and again") << 300 << 7;
        QTest::newRow("as many as a pass takes") << 250 << 250;
        QTest::newRow("for two threads") << 620 << 520;
    }

    void readsAsOneByOne()
    {
        QFETCH(int, count);
        QFETCH(int, distinct);
        const auto dataset = support::toyDataset(10, distinct);
        core::Model model = support::randomModel(core::Architecture::perceptron({8}));
        model.passport[core::passport::temperature] = "2";
        model.passport[core::passport::digitConfidence] = "0.2";
        const auto predictor = support::predictorOf(model);
        std::vector<core::DigitImage> images;
        for (int i = 0; i < count; ++i) {
            images.push_back(dataset->test.digitImage(i % distinct));
        }
        const auto readings = core::readAll(*predictor, images, 2);
        QVERIFY(readings);
        QCOMPARE(readings->size(), count);
        for (int i = 0; i < count; ++i) {
            const core::Reading expected = predictor->read(images[std::size_t(i)]);
            const core::Reading& found = readings->at(i);
            QCOMPARE(found.mostLike, expected.mostLike);
            QCOMPARE(found.isDigit, expected.isDigit);
            for (std::size_t label = 0; label < expected.probabilities.size(); ++label) {
                const float difference = found.probabilities[label] - expected.probabilities[label];
                QVERIFY(std::abs(difference) < 1e-5F);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstReadAll)
#include "tst_readall.moc"
