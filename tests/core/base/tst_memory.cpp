#include "core/base/memory.h"
#include "tests/support/memorylimit.h"

#include <QRegularExpression>
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
        if (!limit.isSet()) {
            QSKIP("no limit can be set");
        }
        QVERIFY(core::availableMemory().value() <= bytes);
        QVERIFY(core::availableMemory().value() > bytes / 2);
    }

    void muchWorkIsCheckedBeforeItBegins()
    {
        const auto message = [](qint64 bytes) {
            const auto fits = core::checkMemoryFor("t-SNE", bytes);
            return fits ? QString() : fits.error().message;
        };
        QCOMPARE(message(20'000'000), QString());
        const support::MemoryLimit limit(50'000'000);
        if (!limit.isSet()) {
            QSKIP("no limit can be set");
        }
        QCOMPARE(message(1'000'000), QString());
        const QRegularExpression expected(
            "^t-SNE takes about 84 MB of memory, and \\d\\d MB are available$");
        QVERIFY2(expected.match(message(20'000'000)).hasMatch(), qPrintable(message(20'000'000)));
    }
};

QTEST_GUILESS_MAIN(TstMemory)
#include "tst_memory.moc"
