#include "core/ink/digitimage.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/inkstyles.h"
#include "core/ink/nondigits.h"

#include <QRectF>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using core::Ink;
using core::Random;

namespace
{

constexpr int samples = 1000;

qsizetype pointCount(const Ink& ink)
{
    return std::accumulate(
        ink.strokes.begin(), ink.strokes.end(), qsizetype(0),
        [](qsizetype sum, const core::Stroke& stroke) { return sum + stroke.size(); });
}

bool allFinite(const Ink& ink)
{
    return std::all_of(ink.strokes.begin(), ink.strokes.end(), [](const core::Stroke& stroke) {
        return std::all_of(stroke.begin(), stroke.end(), [](QPointF point) {
            return std::isfinite(point.x()) && std::isfinite(point.y());
        });
    });
}

QSizeF sizeOf(const Ink& ink)
{
    QPolygonF points;
    for (const core::Stroke& stroke : ink.strokes) {
        points << stroke;
    }
    return points.boundingRect().size();
}

qreal lengthOf(const Ink& ink)
{
    qreal length = 0;
    for (const core::Stroke& stroke : ink.strokes) {
        for (qsizetype i = 1; i < stroke.size(); ++i) {
            length += QLineF(stroke[i - 1], stroke[i]).length();
        }
    }
    return length;
}

double massOf(const Ink& ink)
{
    const auto image = core::rasterizeInk(ink);
    return image ? std::accumulate(image->begin(), image->end(), 0.0) : 0;
}

Ink digitOf(int digit, int stream)
{
    Random random(1, static_cast<std::uint64_t>(stream));
    return core::styledDigit(digit, random);
}

Ink nonDigitOf(int stream)
{
    Random random(1, static_cast<std::uint64_t>(stream));
    return core::nonDigit(random);
}

} // namespace

class TstInkStyles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameNumbersGiveTheSameInk()
    {
        for (int digit = 0; digit < core::digitCount; ++digit) {
            QVERIFY(digitOf(digit, 5) == digitOf(digit, 5));
            QVERIFY(!(digitOf(digit, 5) == digitOf(digit, 6)));
        }
        QVERIFY(nonDigitOf(5) == nonDigitOf(5));
        QVERIFY(!(nonDigitOf(5) == nonDigitOf(6)));
    }

    void digitsAreLabelledAndDrawn_data()
    {
        QTest::addColumn<int>("digit");
        for (int digit = 0; digit < core::digitCount; ++digit) {
            QTest::addRow("%d", digit) << digit;
        }
    }

    void digitsAreLabelledAndDrawn()
    {
        QFETCH(int, digit);
        for (int i = 0; i < samples; ++i) {
            const Ink ink = digitOf(digit, i);
            QCOMPARE(ink.label, std::optional<int>(digit));
            QVERIFY(allFinite(ink));
            QVERIFY(pointCount(ink) >= 3);
            QVERIFY(pointCount(ink) <= 100);
            // Upright: lying down it would be another sign.
            QVERIFY(sizeOf(ink).height() > 40);
            QVERIFY(sizeOf(ink).width() < 2 * sizeOf(ink).height());
            // MNIST's digits have 20 to 300 full pixels.
            const double mass = massOf(ink);
            QVERIFY2(mass > 20 && mass < 300, qPrintable(QString::number(mass)));
        }
    }

    /// Narrow and wide, in one stroke and in more: not one template over and over.
    void eachDigitHasManyForms()
    {
        for (int digit = 0; digit < core::digitCount; ++digit) {
            QList<qreal> ratios;
            int inOneStroke = 0;
            for (int i = 0; i < samples; ++i) {
                const Ink ink = digitOf(digit, i);
                ratios << sizeOf(ink).width() / sizeOf(ink).height();
                inOneStroke += ink.strokes.size() == 1 ? 1 : 0;
            }
            std::sort(ratios.begin(), ratios.end());
            QVERIFY(ratios[samples * 9 / 10] > 1.6 * ratios[samples / 10]);
            QVERIFY(inOneStroke > samples / 10);
        }
    }

    void nonDigitsHaveNoLabel()
    {
        for (int i = 0; i < samples; ++i) {
            const Ink ink = nonDigitOf(i);
            QVERIFY(!ink.label);
            QVERIFY(allFinite(ink));
            QVERIFY(pointCount(ink) >= 1);
            QVERIFY(pointCount(ink) <= 300);
            QVERIFY(massOf(ink) > 1);
        }
    }

    void nonDigitsAreNeverAVerticalLine()
    {
        for (int i = 0; i < 10 * samples; ++i) {
            const Ink ink = nonDigitOf(i);
            const QSizeF size = sizeOf(ink);
            if (ink.strokes.size() == 1 && size.height() > 20) {
                QVERIFY2(
                    size.width() > size.height() / 3 || lengthOf(ink) > 3 * size.height(),
                    qPrintable(QString::number(i)));
            }
        }
    }

    void nonDigitsAreOfManyKinds()
    {
        int dots = 0;
        int letters = 0;   ///< and signs: some strokes, not much ink
        int scribbles = 0; ///< much ink
        int numbers = 0;   ///< wide, in more than one stroke, and the lines of the equals sign
        int dashes = 0;
        for (int i = 0; i < samples; ++i) {
            const Ink ink = nonDigitOf(i);
            const QSizeF size = sizeOf(ink);
            const double mass = massOf(ink);
            const bool isWide = size.width() > 1.3 * size.height();
            dots += mass < 10 ? 1 : 0;
            letters += !isWide && mass >= 30 && mass < 110 ? 1 : 0;
            scribbles += mass >= 150 ? 1 : 0;
            numbers += isWide && ink.strokes.size() > 1 ? 1 : 0;
            dashes += ink.strokes.size() == 1 && size.width() > 4 * size.height() ? 1 : 0;
        }
        QVERIFY(dots > samples / 200);
        QVERIFY(letters > samples / 4);
        QVERIFY(scribbles > samples / 20);
        QVERIFY(numbers > samples / 10);
        QVERIFY(dashes > 0);
    }
};

QTEST_APPLESS_MAIN(TstInkStyles)
#include "tst_inkstyles.moc"
