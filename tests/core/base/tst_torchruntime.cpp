#include "core/base/torchruntime.h"

#include <QTest>

#include <stdexcept>

class TstTorchRuntime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guardedPassesAValueOn()
    {
        const core::Result<int> result = core::guarded([] { return 7; });
        QVERIFY(result);
        QCOMPARE(*result, 7);
    }

    void guardedTurnsAnExceptionIntoAnError()
    {
        const auto fail = []() -> int { throw std::runtime_error("no such tensor"); };
        const core::Result<int> result = core::guarded(fail);
        QVERIFY(!result);
        QCOMPARE(result.error().message, QString("no such tensor"));
    }

    void guardedLeavesAResultAsItIs()
    {
        const core::Result<int> result =
            core::guarded([]() -> core::Result<int> { return core::Error{"no"}; });
        QVERIFY(!result);
        QCOMPARE(result.error().message, QString("no"));
    }
};

QTEST_GUILESS_MAIN(TstTorchRuntime)
#include "tst_torchruntime.moc"
