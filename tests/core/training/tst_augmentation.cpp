#include "core/training/augmentation.h"

#include <QTest>

#include <array>
#include <numeric>

using core::Augmentation;
using core::AugmentationSettings;
using core::digitImageSide;
using core::Random;

namespace
{

using Image = std::array<std::uint8_t, core::digitImagePixels>;

/// An upright bar in the middle, with soft edges.
Image bar()
{
    Image image{};
    for (int y = 6; y < 22; ++y) {
        const std::array<std::uint8_t, 4> row{100, 255, 255, 100};
        std::copy(row.begin(), row.end(), image.begin() + y * digitImageSide + 12);
    }
    return image;
}

Image deformed(const AugmentationSettings& settings, std::uint64_t stream)
{
    Random random(1, stream);
    Image result{};
    Augmentation(settings).apply(bar().data(), random, result.data());
    return result;
}

double mass(const Image& image)
{
    return std::accumulate(image.begin(), image.end(), 0.0);
}

struct Moments {
    double x = 0;
    double y = 0;
    double xx = 0; ///< variances
    double yy = 0;
    double xy = 0;
};

Moments momentsOf(const Image& image)
{
    Moments moments;
    const auto sum = [&](auto value) {
        double total = 0;
        for (int i = 0; i < core::digitImagePixels; ++i) {
            total += image[static_cast<std::size_t>(i)] *
                     value(double(i % digitImageSide), double(i / digitImageSide));
        }
        return total / mass(image);
    };
    moments.x = sum([](double x, double) { return x; });
    moments.y = sum([](double, double y) { return y; });
    moments.xx = sum([&](double x, double) { return (x - moments.x) * (x - moments.x); });
    moments.yy = sum([&](double, double y) { return (y - moments.y) * (y - moments.y); });
    moments.xy = sum([&](double x, double y) { return (x - moments.x) * (y - moments.y); });
    return moments;
}

/// The smallest and the largest of a quantity over many deformed bars.
template <typename Measure>
std::pair<double, double> rangeOf(const AugmentationSettings& settings, const Measure& measure)
{
    std::pair<double, double> range{1e9, -1e9};
    for (std::uint64_t stream = 0; stream < 300; ++stream) {
        const double value = measure(deformed(settings, stream));
        range = {std::min(range.first, value), std::max(range.second, value)};
    }
    return range;
}

bool isNear(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

const AugmentationSettings everything{12, 0.12, 0.2, 2, 0.9, 0.5};

} // namespace

class TstAugmentation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesImagesAloneWhenOff() { QVERIFY(deformed({}, 1) == bar()); }

    void theSameNumbersGiveTheSameImage()
    {
        QVERIFY(deformed(everything, 1) == deformed(everything, 1));
        QVERIFY(deformed(everything, 1) != deformed(everything, 2));
    }

    void keepsTheInk()
    {
        const auto [least, most] = rangeOf(everything, mass);
        QVERIFY(least > 0.4 * mass(bar())); // smaller, and thinner
        QVERIFY(most < 1.8 * mass(bar()));
    }

    /// The bar leans by as much as it is turned: its slope is the covariance over the variance.
    void turnsByTheRotationAtMost()
    {
        const auto lean = [](const Image& image) {
            const Moments moments = momentsOf(image);
            return std::atan(moments.xy / moments.yy) * 180 / M_PI;
        };
        const auto [least, most] = rangeOf({.rotation = 12}, lean);
        QVERIFY(isNear(least, -12, 1.5));
        QVERIFY(isNear(most, 12, 1.5));
    }

    void shearsAtMostByTheShear()
    {
        const auto slope = [](const Image& image) {
            const Moments moments = momentsOf(image);
            return moments.xy / moments.yy;
        };
        const auto [least, most] = rangeOf({.shear = 0.2}, slope);
        QVERIFY(isNear(least, -0.2, 0.02));
        QVERIFY(isNear(most, 0.2, 0.02));
    }

    void scalesEachDirection()
    {
        const Moments before = momentsOf(bar());
        const auto height = [&](const Image& image) {
            return std::sqrt(momentsOf(image).yy / before.yy);
        };
        const auto [least, most] = rangeOf({.scale = 0.12}, height);
        QVERIFY(isNear(least, 0.88, 0.02));
        QVERIFY(isNear(most, 1.12, 0.02));
    }

    void shiftsInBothDirections()
    {
        const Moments before = momentsOf(bar());
        for (const bool isAcross : {true, false}) {
            const auto [least, most] = rangeOf({.shift = 2}, [&](const Image& image) {
                const Moments after = momentsOf(image);
                return isAcross ? after.x - before.x : after.y - before.y;
            });
            QVERIFY(isNear(least, -2, 0.05));
            QVERIFY(isNear(most, 2, 0.05));
        }
    }

    void makesStrokesThinnerAndThicker()
    {
        const auto [least, most] = rangeOf({.thickness = 0.5}, mass);
        QVERIFY(least < 0.9 * mass(bar()));
        QVERIFY(most > 1.15 * mass(bar()));
    }

    /// The standard deviation of where the bar's middle goes is that of the displacements, a little
    /// less since it averages over the bar.
    void displacesElastically()
    {
        const auto [least, most] =
            rangeOf({.elastic = 0.9}, [](const Image& image) { return momentsOf(image).x; });
        QVERIFY(least < momentsOf(bar()).x - 0.8);
        QVERIFY(most > momentsOf(bar()).x + 0.8);
    }

    void textsAreReadBack()
    {
        QCOMPARE(core::augmentationText({}), QString("none"));
        const QString text = "rotation=12,scale=0.12,shear=0.2,shift=2,elastic=0.9,thickness=0.5";
        QCOMPARE(core::augmentationText(everything), text);
        for (const AugmentationSettings& settings : {AugmentationSettings{}, everything}) {
            const auto read = core::augmentationFromText(core::augmentationText(settings));
            QVERIFY(read);
            QVERIFY(*read == settings);
        }
    }

    void namesWhatCannotBeRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << ""
                               << "found ``";
        QTest::newRow("unknown name") << "rotation=1,zoom=2"
                                      << "found `zoom=2`";
        QTest::newRow("no number") << "shear"
                                   << "found `shear`";
        QTest::newRow("a word") << "shear=much"
                                << "found `shear=much`";
        QTest::newRow("too large") << "rotation=46"
                                   << "rotation must be 0 to 45, not 46";
        QTest::newRow("negative") << "shift=-1"
                                  << "shift must be 0 to 8, not -1";
        QTest::newRow("in full") << "shift=1000000001"
                                 << "shift must be 0 to 8, not 1000000001";
        QTest::newRow("a name twice") << "rotation=1,rotation=2"
                                      << "expected every name once, found `rotation` twice";
        QTest::newRow("rubbish behind") << "shear=0.1x"
                                        << "found `shear=0.1x`";
        QTest::newRow("not a number") << "elastic=nan"
                                      << "elastic must be 0 to 4, not nan";
    }

    void namesWhatCannotBeRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto read = core::augmentationFromText(text);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(part), qPrintable(read.error().message));
    }
};

QTEST_APPLESS_MAIN(TstAugmentation)
#include "tst_augmentation.moc"
