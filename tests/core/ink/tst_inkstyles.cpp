#include "core/ink/digitimage.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/inkstyles.h"

#include <QTest>

#include <cmath>
#include <numeric>

using core::Ink;
using core::Random;

namespace
{

constexpr int samples = 500;

qsizetype pointCount(const Ink& ink)
{
    return std::accumulate(
        ink.strokes.begin(), ink.strokes.end(), qsizetype(0),
        [](qsizetype sum, const core::Stroke& stroke) { return sum + stroke.size(); });
}

bool allFinite(const Ink& ink)
{
    for (const core::Stroke& stroke : ink.strokes) {
        for (const QPointF point : stroke) {
            if (!std::isfinite(point.x()) || !std::isfinite(point.y())) {
                return false;
            }
        }
    }
    return true;
}

double massOf(const Ink& ink)
{
    const auto image = core::rasterizeInk(ink);
    return image ? std::accumulate(image->begin(), image->end(), 0.0) : 0;
}

} // namespace

class TstInkStyles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameNumbersGiveTheSameInk()
    {
        for (int digit = 0; digit < core::digitCount; ++digit) {
            Random first(1, 5);
            Random second(1, 5);
            Random other(1, 6);
            const Ink ink = core::styledDigit(digit, first);
            QVERIFY(core::styledDigit(digit, second) == ink);
            QVERIFY(!(core::styledDigit(digit, other) == ink));
        }
    }

    void digitsAreLabelledAndDrawn()
    {
        for (int i = 0; i < samples; ++i) {
            Random random(1, static_cast<std::uint64_t>(i));
            const int digit = i % core::digitCount;
            const Ink ink = core::styledDigit(digit, random);
            QCOMPARE(ink.label, std::optional<int>(digit));
            QVERIFY(allFinite(ink));
            QVERIFY(pointCount(ink) >= 2);
            QVERIFY(pointCount(ink) <= 100);
            // MNIST's digits have 20 to 300 full pixels.
            const double mass = massOf(ink);
            QVERIFY2(mass > 20 && mass < 300, qPrintable(QString::number(mass)));
        }
    }

    void noDigitsHaveNoLabel()
    {
        for (int i = 0; i < samples; ++i) {
            Random random(1, static_cast<std::uint64_t>(i));
            const Ink ink = core::nonDigit(random);
            QVERIFY(!ink.label);
            QVERIFY(allFinite(ink));
            QVERIFY(pointCount(ink) <= 300);
            QVERIFY(massOf(ink) > 1);
        }
    }

    void noDigitsAreOfManyKinds()
    {
        int dots = 0;
        int simple = 0; ///< a letter or a sign in some strokes
        int busy = 0;   ///< a scribble, or more than one digit
        for (int i = 0; i < samples; ++i) {
            Random random(1, static_cast<std::uint64_t>(i));
            const double mass = massOf(core::nonDigit(random));
            dots += mass < 10 ? 1 : 0;
            simple += mass >= 30 && mass < 110 ? 1 : 0;
            busy += mass >= 150 ? 1 : 0;
        }
        QVERIFY(dots > 3);
        QVERIFY(simple > samples / 4);
        QVERIFY(busy > 10);
    }
};

QTEST_APPLESS_MAIN(TstInkStyles)
#include "tst_inkstyles.moc"
