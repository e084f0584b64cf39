#include "core/base/memory.h"
#include "tests/support/memorylimit.h"

#include <QTest>

#include <vector>

class TstMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peakMemoryCountsWhatWasTouched()
    {
        const double before = core::peakMemoryMegabytes();
        const std::vector<char> block(200'000'000, 1);
        QCOMPARE(block.back(), char(1));
        QVERIFY(core::peakMemoryMegabytes() > before + 100);
    }

    void availableMemoryKeepsToALimit()
    {
        constexpr qint64 bytes = 50'000'000;
        QVERIFY(core::availableMemory().value() > bytes);
        const support::MemoryLimit limit(bytes);
        QVERIFY(limit.isSet());
        QVERIFY(core::availableMemory().value() <= bytes);
        QVERIFY(core::availableMemory().value() > bytes / 2);
    }
};

QTEST_GUILESS_MAIN(TstMemory)
#include "tst_memory.moc"
