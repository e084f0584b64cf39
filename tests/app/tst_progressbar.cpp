#include "app/progressbar.h"

#include <QTest>

class TstProgressBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsShareCountAndTime()
    {
        const app::ProgressLine line{
            .title = "Epoch 3/10",
            .done = 30000,
            .total = 60000,
            .secondsPast = 75.4,
            .secondsLeft = 3725,
            .details = "48,200 images/s"};
        QCOMPARE(
            line.text(), QString("Epoch 3/10  50%|██████████          | 30,000/60,000 "
                                 "[01:15<1:02:05, 48,200 images/s]"));
    }

    void aFullBarHasNoGap()
    {
        const app::ProgressLine line{.title = "x", .done = 5, .total = 5};
        QVERIFY(line.text().contains("100%|████████████████████|"));
    }

    void withoutATotalThereIsNoBar()
    {
        const app::ProgressLine line{.title = "Fetching", .done = 5, .details = "npm"};
        QCOMPARE(line.text(), QString("Fetching  [00:00, npm]"));
    }
};

QTEST_GUILESS_MAIN(TstProgressBar)
#include "tst_progressbar.moc"
