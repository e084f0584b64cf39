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
        RecentScore score(10);
        score.add({.lossSum = 30, .correct = 5, .samples = 10});
        score.add({.lossSum = 10, .correct = 10, .samples = 10});
        QCOMPARE(score.take(), (Score{2, 0.75}));
        score.add({.lossSum = 10, .correct = 9, .samples = 10});
        QCOMPARE(score.take(), (Score{1, 0.9}));
    }

    /// An epoch's last batches, and the first ones of the next.
    void fewBatchesCountWithThoseBefore()
    {
        RecentScore score(30);
        score.add({.lossSum = 100, .correct = 0, .samples = 10});
        score.add({.lossSum = 20, .correct = 10, .samples = 20});
        QCOMPARE(score.take(), (Score{4, 10 / 30.0}));
        score.add({.lossSum = 10, .correct = 20, .samples = 20});
        QCOMPARE(score.take(), (Score{30 / 40.0, 30 / 40.0})); // without the first
        score.add({.lossSum = 0, .correct = 5, .samples = 5});
        QCOMPARE(score.take(), (Score{30 / 45.0, 35 / 45.0}));
        score.add({.lossSum = 0, .correct = 60, .samples = 60});
        QCOMPARE(score.take(), (Score{0, 1}));
    }

    /// A batch may have no digit at all: then the score before it is the last one known.
    void nothingChangesNothing()
    {
        RecentScore score(20);
        QCOMPARE(score.take(), Score());
        score.add({.lossSum = 20, .correct = 90, .samples = 100});
        score.take();
        score.add({});
        QCOMPARE(score.take(), (Score{0.2, 0.9}));
    }
};

QTEST_GUILESS_MAIN(TstRecentScore)
#include "tst_recentscore.moc"
