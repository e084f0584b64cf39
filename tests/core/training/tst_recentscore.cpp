#include "core/training/recentscore.h"

#include <QTest>

using core::RecentScore;
using core::Score;

class TstRecentScore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOfTheBatchesSinceTheLastTime()
    {
        RecentScore score;
        score.add({.lossSum = 30, .correct = 5, .samples = 10});
        score.add({.lossSum = 10, .correct = 10, .samples = 10});
        QCOMPARE(score.take(), (Score{2, 0.75}));
        score.add({.lossSum = 10, .correct = 9, .samples = 10});
        QCOMPARE(score.take(), (Score{1, 0.9}));
    }

    /// An epoch's last batches, and the first ones of the next.
    void fewBatchesCountWithThoseBefore()
    {
        RecentScore score;
        score.add({.lossSum = 20, .correct = 90, .samples = 100});
        QCOMPARE(score.take(), (Score{0.2, 0.9}));
        score.add({.lossSum = 5, .correct = 10, .samples = 10});
        QCOMPARE(score.take(), (Score{25 / 110.0, 100 / 110.0}));
        score.add({.lossSum = 5, .correct = 10, .samples = 10});
        QCOMPARE(score.take(), (Score{30 / 120.0, 110 / 120.0}));
        score.add({.lossSum = 6, .correct = 60, .samples = 60});
        QCOMPARE(score.take(), (Score{0.1, 1}));
    }

    void aSlowerRunSoonHasItsOwnMeansAgain()
    {
        RecentScore score;
        score.add({.lossSum = 100, .correct = 0, .samples = 100});
        score.take();
        const auto next = [&score] {
            score.add({.lossSum = 0, .correct = 20, .samples = 20});
            return score.take();
        };
        QCOMPARE(next(), (Score{100 / 120.0, 20 / 120.0})); // fewer than half of 100
        QCOMPARE(next(), (Score{100 / 140.0, 40 / 140.0})); // fewer than half of 50
        QCOMPARE(next(), (Score{0, 1}));
        QCOMPARE(next(), (Score{0, 1}));
    }

    /// A batch may have no digit at all: then the score before it is the last one known.
    void nothingChangesNothing()
    {
        RecentScore score;
        QCOMPARE(score.take(), Score());
        score.add({.lossSum = 20, .correct = 90, .samples = 100});
        score.take();
        score.add({});
        QCOMPARE(score.take(), (Score{0.2, 0.9}));
    }
};

QTEST_GUILESS_MAIN(TstRecentScore)
#include "tst_recentscore.moc"
