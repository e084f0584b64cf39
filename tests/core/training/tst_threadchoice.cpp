#include "core/training/threadchoice.h"

#include <QTest>

#ifdef Q_OS_LINUX
#include <sched.h>
#endif

using core::TrainingSettings;

class TstThreadChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesBySettingsAndCores_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("cores");
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<int>("batchSize");
        QTest::addColumn<int>("threads");
        QTest::addColumn<QString>("reason");
        const int automatic = TrainingSettings::automaticThreads;
        const QList<int> tutorial = core::Architecture::tutorialHidden();
        const QString asked("as asked for");
        const QString oneCore("one core");
        const QString small("too small to share");
        const QString shared("half of each layer per core");
        QTest::newRow("one, given") << 1 << 8 << tutorial << 64 << 1 << asked;
        QTest::newRow("more than cores, given") << 4 << 1 << tutorial << 64 << 4 << asked;
        QTest::newRow("given for a small step") << 2 << 2 << QList{16} << 1 << 2 << asked;
        QTest::newRow("one core") << automatic << 1 << tutorial << 64 << 1 << oneCore;
        QTest::newRow("two cores") << automatic << 2 << tutorial << 64 << 2 << shared;
        QTest::newRow("many cores") << automatic << 64 << tutorial << 64 << 2 << shared;
        QTest::newRow("small network") << automatic << 2 << QList{32} << 64 << 1 << small;
        QTest::newRow("large enough") << automatic << 2 << QList{64} << 64 << 2 << shared;
        QTest::newRow("small batch") << automatic << 2 << tutorial << 8 << 1 << small;
        QTest::newRow("large batch") << automatic << 2 << QList{32} << 128 << 2 << shared;
    }

    void choosesBySettingsAndCores()
    {
        QFETCH(int, asked);
        QFETCH(int, cores);
        QFETCH(QList<int>, hidden);
        QFETCH(int, batchSize);
        QFETCH(QString, reason);
        TrainingSettings settings;
        settings.threads = asked;
        settings.network = core::Architecture::perceptron(hidden);
        settings.batchSize = batchSize;
        const core::ThreadChoice choice = core::chooseThreads(settings, cores);
        QTEST(choice.threads, "threads");
        QVERIFY2(choice.reason.contains(reason), qPrintable(choice.reason));
    }

    void theReasonTellsHowSmallAStepIs()
    {
        TrainingSettings settings;
        settings.network = core::Architecture::perceptron({32}); // 25,450 parameters
        const QString reason = core::chooseThreads(settings, 2).reason;
        QVERIFY2(reason.contains("1.63 million multiply-adds"), qPrintable(reason));
    }

    void countsOnlyTheCoresThatItMayRunOn()
    {
        QVERIFY(core::availableCores() >= 1);
#ifdef Q_OS_LINUX
        cpu_set_t before;
        QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(sched_getcpu(), &one);
        QCOMPARE(sched_setaffinity(0, sizeof one, &one), 0);
        const int cores = core::availableCores();
        QCOMPARE(sched_setaffinity(0, sizeof before, &before), 0);
        QCOMPARE(cores, 1);
#endif
    }
};

QTEST_GUILESS_MAIN(TstThreadChoice)
#include "tst_threadchoice.moc"
