#include "core/insight/summary.h"

#include <QTest>

using core::DigitImage;
using core::Explanation;
using core::Place;

namespace
{

std::size_t pixelAt(int row, int column)
{
    return static_cast<std::size_t>(row * core::digitImageSide + column);
}

std::vector<core::Neighbour> neighboursOf(const QList<int>& labels)
{
    std::vector<core::Neighbour> neighbours;
    for (const int label : labels) {
        neighbours.push_back({0, label, 1});
    }
    return neighbours;
}

/// Read as 1 rather than 7 for the ink at the left.
Explanation example()
{
    Explanation example;
    example.image[pixelAt(14, 5)] = 1;
    example.image[pixelAt(14, 6)] = 1;
    example.reading.mostLike = 1;
    example.outputs.resize(10);
    example.outputs[1] = 5;
    example.outputs[7] = 2;
    example.digits = {1, 7};
    example.attribution.values[pixelAt(14, 5)] = 2;
    example.attribution.values[pixelAt(14, 6)] = 1;
    example.attribution.values[pixelAt(3, 20)] = 2.5; // more in one pixel, less in its place
    example.attribution.values[pixelAt(20, 14)] = -9;
    example.neighbours = neighboursOf({1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 7, 4});
    example.changedTo = 7;
    core::SmallestChange change{example.image, 1, 7, false};
    change.image[pixelAt(5, 14)] = 0.25F;
    change.image[pixelAt(14, 5)] = 0.95F;
    example.smallestChange = change;
    return example;
}

} // namespace

class TstSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceIsAThirdOfTheDigitsBox()
    {
        QCOMPARE(core::placeOf(0), (Place{0, 0}));
        QCOMPARE(core::placeOf(pixelAt(10, 11)), (Place{0, 1}));
        QCOMPARE(core::placeOf(pixelAt(11, 17)), (Place{1, 1}));
        QCOMPARE(core::placeOf(pixelAt(17, 18)), (Place{1, 2}));
        QCOMPARE(core::placeOf(pixelAt(18, 10)), (Place{2, 0}));
        QCOMPARE(core::placeOf(783), (Place{2, 2}));
        QCOMPARE(core::placeText({0, 0}), QString("at the upper left"));
        QCOMPARE(core::placeText({1, 1}), QString("in the middle"));
        QCOMPARE(core::placeText({1, 2}), QString("at the right"));
        QCOMPARE(core::placeText({2, 1}), QString("at the bottom"));
    }

    void saysWhatTheFiguresSay()
    {
        QCOMPARE(
            core::summaryOf(example()),
            QString("Read as 1 rather than 7 mainly for the ink at the left; 8 of the 12 nearest "
                    "training images show 1; a change as large as 15 % of its ink (mostly added, "
                    "above all at the top) would tip it over to 7."));
    }

    void says_data()
    {
        QTest::addColumn<Explanation>("explanation");
        QTest::addColumn<QString>("expectation");
        Explanation each = example();
        each.digits = {7, 1}; // asked the other way round: what speaks for 1 is negative
        QTest::newRow("the other way round")
            << each << "Read as 1 rather than 7 mainly for the ink at the bottom;";
        each = example();
        each.attribution.values.fill(0);
        QTest::newRow("no reason") << each
                                   << "Read as 1 rather than 7 although no part of its ink speaks "
                                      "for that;";
        each = example();
        each.reading.mostLike = 4;
        QTest::newRow("a third digit")
            << each << "Read as 4, but more like 1 than 7 mainly for the ink at the left;";
        each.outputs[7] = 6;
        QTest::newRow("a third digit, the other stronger")
            << each << "Read as 4, but more like 7 than 1 mainly for the ink at the bottom;";
        each = example();
        each.reading.isDigit = false;
        QTest::newRow("no digit")
            << each << "Doesn't look like a digit, but more like 1 than 7 mainly for the ink";
        each = example();
        each.neighbours = neighboursOf({7, 7, 4});
        QTest::newRow("no neighbour") << each << "; none of the 3 nearest training images shows 1;";
        each.neighbours = neighboursOf({7, 1, 4});
        QTest::newRow("one neighbour") << each << "; 1 of the 3 nearest training images shows 1;";
        each.neighbours = neighboursOf({1, 1, 1});
        QTest::newRow("all neighbours") << each << "; all 3 nearest training images show 1;";
        each.neighbours = neighboursOf({4});
        QTest::newRow("a single one") << each << "; the nearest training image shows 4;";
        each.neighbours = {};
        QTest::newRow("nothing to compare with") << each << "at the left; a change as large";
        each = example();
        each.smallestChange.reset();
        QTest::newRow("no change") << each << "; no change was found that would tip it over to 7.";
        each = example();
        each.smallestChange->image = each.image;
        each.smallestChange->image[pixelAt(14, 6)] = 0.5F;
        QTest::newRow("taken away")
            << each
            << "as large as 25 % of its ink (mostly taken away, above all at the left) would";
        each.smallestChange->image[pixelAt(20, 20)] = 0.4F;
        QTest::newRow("both") << each
                              << "as large as 45 % of its ink (added and taken away, above "
                                 "all at the left) would";
        each.smallestChange->image = each.image;
        each.smallestChange->image[pixelAt(20, 20)] = 0.005F;
        QTest::newRow("tiny") << each << "a change of less than 1 % of its ink (mostly added";
        each.image = {};
        QTest::newRow("without ink") << each << "; a little ink (mostly added, above all";
    }

    void says()
    {
        QFETCH(Explanation, explanation);
        QFETCH(QString, expectation);
        const QString summary = core::summaryOf(explanation);
        QVERIFY2(summary.contains(expectation), qPrintable(summary));
    }

    void theChangedShareIsThatOfTheInk()
    {
        DigitImage before{};
        DigitImage after{};
        before[1] = 0.5F;
        after[2] = 0.25F;
        QCOMPARE(core::changedShare(before, after), 1.5);
        QCOMPARE(core::changedShare(before, before), 0.0);
        QVERIFY(std::isinf(core::changedShare({}, after)));
    }
};

QTEST_GUILESS_MAIN(TstSummary)
#include "tst_summary.moc"
