#include "core/insight/deformation.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <set>

using core::deform;
using core::Deformation;
using core::digitImageSide;
using core::Random;

namespace
{

using Image = core::DigitBytes;

std::uint8_t& at(Image& image, int x, int y)
{
    return image[static_cast<std::size_t>(y * digitImageSide + x)];
}

/// Different in every direction: a bar with a foot to the right and values of its own.
Image figure()
{
    Image image{};
    for (int y = 8; y < 20; ++y) {
        at(image, 11, y) = static_cast<std::uint8_t>(100 + 10 * (y - 8));
        at(image, 12, y) = 255;
    }
    for (int x = 13; x < 18; ++x) {
        at(image, x, 19) = static_cast<std::uint8_t>(50 * (x - 12));
    }
    return image;
}

Image deformed(
    const Image& image, Deformation deformation, double strength, std::uint64_t stream = 0)
{
    Image result{};
    deform(image.data(), deformation, strength, Random(1, stream), result.data());
    return result;
}

Image moved(const Image& image, int right, int down)
{
    Image result{};
    for (int y = 0; y < digitImageSide; ++y) {
        for (int x = 0; x < digitImageSide; ++x) {
            const int fromX = x - right;
            const int fromY = y - down;
            if (fromX >= 0 && fromX < digitImageSide && fromY >= 0 && fromY < digitImageSide) {
                at(result, x, y) = image[static_cast<std::size_t>(fromY * digitImageSide + fromX)];
            }
        }
    }
    return result;
}

Image turnedClockwise(const Image& image)
{
    Image result{};
    for (int y = 0; y < digitImageSide; ++y) {
        for (int x = 0; x < digitImageSide; ++x) {
            const int fromX = y;
            const int fromY = digitImageSide - 1 - x;
            at(result, x, y) = image[static_cast<std::size_t>(fromY * digitImageSide + fromX)];
        }
    }
    return result;
}

/// Of this line of the image.
double middleOfRow(Image image, int y)
{
    double sum = 0;
    double mass = 0;
    for (int x = 0; x < digitImageSide; ++x) {
        sum += x * at(image, x, y);
        mass += at(image, x, y);
    }
    return sum / mass;
}

double mass(const Image& image)
{
    return std::accumulate(image.begin(), image.end(), 0.0);
}

/// A square of that side in the middle.
Image block(int side)
{
    Image image{};
    const int first = (digitImageSide - side) / 2;
    for (int y = first; y < first + side; ++y) {
        for (int x = first; x < first + side; ++x) {
            at(image, x, y) = 255;
        }
    }
    return image;
}

void addDeformationRows()
{
    QTest::addColumn<Deformation>("deformation");
    for (const core::DeformationTraits& traits : core::deformations()) {
        QTest::newRow(qPrintable(traits.name)) << traits.deformation;
    }
}

} // namespace

class TstDeformation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strengthZeroChangesNoByte_data() { addDeformationRows(); }
    void strengthZeroChangesNoByte()
    {
        QFETCH(Deformation, deformation);
        QVERIFY(deformed(figure(), deformation, 0) == figure());
        core::DigitImage image{};
        image[400] = 0.1234F; // no byte has this value
        QVERIFY(deform(image, deformation, 0, Random(1)) == image);
    }

    void theSameNumbersGiveTheSameBytes_data() { addDeformationRows(); }
    void theSameNumbersGiveTheSameBytes()
    {
        QFETCH(Deformation, deformation);
        const core::DeformationTraits& traits = core::traitsOf(deformation);
        const Image first = deformed(figure(), deformation, traits.highest, 7);
        QVERIFY(first == deformed(figure(), deformation, traits.highest, 7));
        QVERIFY(first != figure());
        bool isOther = false;
        for (std::uint64_t stream = 8; stream < 20; ++stream) {
            isOther |= first != deformed(figure(), deformation, traits.highest, stream);
        }
        // A square of 20 pixels has one place only.
        QCOMPARE(isOther, traits.hasChance && deformation != Deformation::Occlusion);
    }

    void tableIsConsistent_data() { addDeformationRows(); }
    void tableIsConsistent()
    {
        QFETCH(Deformation, deformation);
        const core::DeformationTraits& traits = core::traitsOf(deformation);
        QCOMPARE(traits.deformation, deformation);
        QVERIFY(core::deformationNamed(traits.name));
        QCOMPARE(*core::deformationNamed(traits.name), deformation);
        QVERIFY(traits.strengths.contains(0.0));
        QVERIFY(std::is_sorted(traits.strengths.begin(), traits.strengths.end()));
        QCOMPARE(traits.strengths.first(), traits.lowest);
        QCOMPARE(traits.strengths.last(), traits.highest);
        for (const double strength : traits.strengths) {
            QVERIFY(core::validateStrength(deformation, strength));
        }
        for (const double end : {traits.lowest, traits.highest}) {
            QVERIFY(std::abs(std::remainder(end, traits.step)) < 1e-9);
        }
    }

    void turnsByAQuarter()
    {
        QVERIFY(deformed(figure(), Deformation::Rotation, 90) == turnedClockwise(figure()));
        const Image back = deformed(turnedClockwise(figure()), Deformation::Rotation, -90);
        QVERIFY(back == figure());
    }

    void shiftsByWholePixelsToEachSide()
    {
        std::set<std::pair<int, int>> seen;
        for (std::uint64_t stream = 0; stream < 40; ++stream) {
            const Image image = deformed(figure(), Deformation::Shift, 3, stream);
            bool isFound = false;
            for (const auto& [x, y] : {std::pair{3, 0}, {-3, 0}, {0, 3}, {0, -3}}) {
                if (image == moved(figure(), x, y)) {
                    seen.insert({x, y});
                    isFound = true;
                }
            }
            QVERIFY(isFound);
        }
        QCOMPARE(seen.size(), std::size_t(4));
    }

    /// Half the size: a block of 8 pixels becomes one of 4, exactly.
    void scales()
    {
        QVERIFY(deformed(block(8), Deformation::Scale, -0.5) == block(4));
        const double larger = mass(deformed(block(8), Deformation::Scale, 0.5));
        QVERIFY(std::abs(larger / mass(block(12)) - 1) < 0.03);
    }

    void leansToTheRight()
    {
        const Image image = deformed(block(12), Deformation::Shear, 0.5);
        // Ten rows up, five pixels to the right.
        QVERIFY(std::abs(middleOfRow(image, 9) - middleOfRow(image, 19) - 5) < 0.05);
    }

    /// A pixel more at each edge and, in the second pass, another one; corners stay out.
    void makesStrokesWiderAndThinner()
    {
        const auto width = [](const Image& image) {
            const auto row = image.begin() + 14 * digitImageSide;
            return std::count(row, row + digitImageSide, 255);
        };
        QCOMPARE(width(deformed(block(6), Deformation::Thickness, 1)), 8);
        QCOMPARE(width(deformed(block(6), Deformation::Thickness, 2)), 10);
        QVERIFY(deformed(block(6), Deformation::Thickness, -1) == block(4));
        Image half = deformed(block(6), Deformation::Thickness, 0.5);
        QCOMPARE(at(half, 10, 14), std::uint8_t(128)); // half of 255, rounded
        QCOMPARE(at(half, 11, 14), std::uint8_t(255));
    }

    void noiseHasItsDeviationAndGrows()
    {
        Image grey;
        grey.fill(128);
        const Image noisy = deformed(grey, Deformation::Noise, 0.1);
        double squares = 0;
        for (const std::uint8_t value : noisy) {
            squares += (value - 128.0) * (value - 128.0);
        }
        const double deviation = std::sqrt(squares / core::digitImagePixels) / 255;
        QVERIFY2(std::abs(deviation - 0.1) < 0.01, qPrintable(QString::number(deviation)));
        // The same pattern, twice as strong.
        const Image stronger = deformed(grey, Deformation::Noise, 0.2);
        for (std::size_t i = 0; i < noisy.size(); ++i) {
            const int expected = std::clamp(128 + 2 * (noisy[i] - 128), 0, 255);
            QVERIFY(std::abs(stronger[i] - expected) <= 1);
        }
    }

    void takesContrastTowardsTheMean()
    {
        Image image{};
        std::fill_n(image.begin(), core::digitImagePixels / 4, std::uint8_t(200)); // mean 50
        Image half;
        half.fill(25);
        std::fill_n(half.begin(), core::digitImagePixels / 4, std::uint8_t(125));
        QVERIFY(deformed(image, Deformation::Contrast, 0.5) == half);
        Image none;
        none.fill(50);
        QVERIFY(deformed(image, Deformation::Contrast, 1) == none);
    }

    void blackensASquareInsideTheDigitsBox()
    {
        std::set<int> places;
        Image white;
        white.fill(255);
        for (std::uint64_t stream = 0; stream < 200; ++stream) {
            Image image = deformed(white, Deformation::Occlusion, 6, stream);
            const auto first = std::find(image.begin(), image.end(), std::uint8_t(0));
            const int place = static_cast<int>(first - image.begin());
            const int left = place % digitImageSide;
            const int top = place / digitImageSide;
            QVERIFY(left >= 4 && left + 6 <= 24 && top >= 4 && top + 6 <= 24);
            Image expected = white;
            for (int y = top; y < top + 6; ++y) {
                std::fill_n(&at(expected, left, y), 6, std::uint8_t(0));
            }
            QVERIFY(image == expected);
            places.insert(place);
        }
        QVERIFY(places.size() > 100);
        QCOMPARE(mass(deformed(block(20), Deformation::Occlusion, 20)), 0.0);
    }

    void imagesAreDeformedLikeTheirBytes_data() { addDeformationRows(); }
    void imagesAreDeformedLikeTheirBytes()
    {
        QFETCH(Deformation, deformation);
        const double strength = core::traitsOf(deformation).highest / 2;
        const Image bytes = figure();
        core::DigitImage image{};
        std::transform(
            bytes.begin(), bytes.end(), image.begin(), [](int value) { return value / 255.F; });
        const core::DigitImage result = deform(image, deformation, strength, Random(1, 3));
        QVERIFY(core::toBytes(result) == deformed(bytes, deformation, strength, 3));
    }

    void namesWhatIsWrongWithAStrength_data()
    {
        QTest::addColumn<Deformation>("deformation");
        QTest::addColumn<double>("strength");
        QTest::addColumn<QString>("part");
        QTest::newRow("too large") << Deformation::Rotation << 91.0 << "-90 to 90, not 91";
        QTest::newRow("negative") << Deformation::Shift << -1.0 << "shift: the strength must be 0";
        QTest::newRow("no number") << Deformation::Noise << std::nan("") << "not nan";
        QTest::newRow("infinite") << Deformation::Scale << HUGE_VAL << "not inf";
        QTest::newRow("half a pixel") << Deformation::Occlusion << 2.5 << "a whole number, not 2.5";
    }

    void namesWhatIsWrongWithAStrength()
    {
        QFETCH(Deformation, deformation);
        QFETCH(double, strength);
        QFETCH(QString, part);
        const auto valid = core::validateStrength(deformation, strength);
        QVERIFY(!valid);
        QVERIFY2(valid.error().message.contains(part), qPrintable(valid.error().message));
    }

    void namesTheKnownOnesForAnUnknownOne()
    {
        const auto found = core::deformationNamed("melting");
        QVERIFY(!found);
        QVERIFY(found.error().message.contains("found `melting`"));
        QVERIFY(found.error().message.contains("rotation, shift"));
    }

    void textsHaveTheUnit()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(core::traitsOf(Deformation::Rotation).text(-30), QString("-30°"));
        QCOMPARE(core::traitsOf(Deformation::Scale).text(0.2), QString("20 %"));
        QCOMPARE(core::traitsOf(Deformation::Noise).text(0.35), QString("0.35"));
    }
};

QTEST_APPLESS_MAIN(TstDeformation)
#include "tst_deformation.moc"
