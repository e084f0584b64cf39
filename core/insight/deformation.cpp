#include "core/insight/deformation.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/training/augmentationsettings.h"
#include "core/training/warp.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace core
{

namespace
{

using Bounds = AugmentationSettings;

constexpr float ink = 255;
/// MNIST's digits were scaled to fit so many pixels a side.
constexpr int digitSide = 20;

/// From low to high in equal steps.
QList<double> evenly(double low, double high, int steps)
{
    QList<double> values;
    for (int i = 0; i <= steps; ++i) {
        // Rounded, so that 0 is 0 and 0.3 is what is written so.
        values.append(std::round((low + (high - low) * i / steps) * 1e6) / 1e6);
    }
    return values;
}

QList<DeformationTraits> makeTraits()
{
    const QString percent = Tr::tr("%1 %", "share");
    const QString pixels = Tr::tr("%1 px", "pixels");
    const QString plain = QStringLiteral("%1");
    return {
        {Deformation::Rotation,
         "rotation",
         Tr::tr("Rotation"),
         Tr::tr("Rotation clockwise, degrees"),
         Tr::tr("%1°", "degrees"),
         1,
         -90,
         90,
         1,
         false,
         {-90, -75, -60, -50, -40, -30, -20, -10, 0, 10, 20, 30, 40, 50, 60, 75, 90}},
        {Deformation::Shift, "shift", Tr::tr("Shift"), Tr::tr("Shift to one of four sides, pixels"),
         pixels, 1, 0, 10, 0.25, true, evenly(0, 10, 10)},
        {Deformation::Scale, "scale", Tr::tr("Scale"), Tr::tr("Larger or smaller, per cent"),
         percent, 100, -Bounds::maxScale, Bounds::maxScale, 0.01, false,
         evenly(-Bounds::maxScale, Bounds::maxScale, 10)},
        {Deformation::Shear, "shear", Tr::tr("Shear"),
         Tr::tr("Lean to the right, pixels for each pixel up"), plain, 1, -Bounds::maxShear,
         Bounds::maxShear, 0.02, false, evenly(-Bounds::maxShear, Bounds::maxShear, 10)},
        {Deformation::Thickness, "thickness", Tr::tr("Thickness"),
         Tr::tr("Strokes wider at each edge, pixels"), pixels, 1, -1, 2, 0.05, false,
         evenly(-1, 2, 12)},
        {Deformation::Noise,
         "noise",
         Tr::tr("Noise"),
         Tr::tr("Noise, standard deviation (1: paper to ink)"),
         plain,
         1,
         0,
         1,
         0.01,
         true,
         {0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1}},
        {Deformation::Contrast,
         "contrast",
         Tr::tr("Contrast"),
         Tr::tr("Contrast taken away, per cent"),
         percent,
         100,
         0,
         1,
         0.01,
         false,
         {0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.8, 1}},
        {Deformation::Occlusion, "occlusion", Tr::tr("Occlusion"),
         Tr::tr("Side of a black square, pixels"), pixels, 1, 0, digitSide, 1, true,
         evenly(0, digitSide, 10)}};
}

/// Reads what the pose says from an image of the same values 0 to 255.
void warp(const FramedImage& image, const Pose& pose, std::uint8_t* deformed)
{
    Plane xs;
    Plane ys;
    Plane values;
    fillPlanes(pose, xs, ys);
    sample(image, xs, ys, values);
    roundToBytes(values, deformed);
}

FramedImage framed(const std::uint8_t* image)
{
    FramedImage result{};
    frameBytes(image, result);
    return result;
}

Pose poseOf(Deformation deformation, float strength, Random& random)
{
    Pose pose;
    switch (deformation) {
    case Deformation::Rotation:
        pose.angle = -strength * std::numbers::pi_v<float> / 180;
        break;
    case Deformation::Shift: {
        constexpr std::array<std::array<float, 2>, 4> sides{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
        const auto [right, down] = sides[static_cast<std::size_t>(random.below(4))];
        pose.moveX = right * strength;
        pose.moveY = down * strength;
        break;
    }
    case Deformation::Scale:
        pose.width = pose.height = 1 + strength;
        break;
    case Deformation::Shear:
        pose.shear = strength;
        break;
    default:
        Q_UNREACHABLE();
    }
    return pose;
}

/// A pixel at each edge is the most that one pass can do.
void deformThickness(const std::uint8_t* image, float strength, std::uint8_t* deformed)
{
    FramedImage result = framed(image);
    while (strength != 0) {
        const float amount = std::clamp(strength, -1.0F, 1.0F);
        changeThickness(result, amount);
        strength -= amount;
    }
    warp(result, {}, deformed);
}

std::uint8_t toByte(float value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, ink)));
}

void addNoise(const std::uint8_t* image, float deviation, Random& random, std::uint8_t* deformed)
{
    for (int i = 0; i < digitImagePixels; ++i) {
        deformed[i] = toByte(static_cast<float>(image[i]) + ink * deviation * random.normal());
    }
}

void takeContrast(const std::uint8_t* image, float share, std::uint8_t* deformed)
{
    const float mean =
        static_cast<float>(std::accumulate(image, image + digitImagePixels, 0)) / digitImagePixels;
    for (int i = 0; i < digitImagePixels; ++i) {
        const auto value = static_cast<float>(image[i]);
        deformed[i] = toByte(value + share * (mean - value));
    }
}

void occlude(const std::uint8_t* image, int square, Random& random, std::uint8_t* deformed)
{
    constexpr int border = (digitImageSide - digitSide) / 2;
    const auto room = static_cast<float>(digitSide - square);
    const int left = border + static_cast<int>(std::lround(room * random.uniform()));
    const int top = border + static_cast<int>(std::lround(room * random.uniform()));
    std::copy_n(image, digitImagePixels, deformed);
    for (int row = top; row < top + square; ++row) {
        std::fill_n(deformed + row * digitImageSide + left, square, std::uint8_t{0});
    }
}

} // namespace

QString DeformationTraits::text(double strength, const QLocale& locale) const
{
    return format.arg(locale.toString(strength * shownPerUnit, 'g', 4));
}

const QList<DeformationTraits>& deformations()
{
    static const QList<DeformationTraits> all = makeTraits();
    return all;
}

const DeformationTraits& traitsOf(Deformation deformation)
{
    return deformations()[static_cast<qsizetype>(deformation)];
}

Result<Deformation> deformationNamed(const QString& name)
{
    QStringList names;
    for (const DeformationTraits& traits : deformations()) {
        if (traits.name == name) {
            return traits.deformation;
        }
        names.append(traits.name);
    }
    return Error{Tr::tr("deformation: expected one of %1, found `%2`")
                     .arg(names.join(QStringLiteral(", ")), name.left(80))};
}

Result<Done> validateStrength(Deformation deformation, double strength)
{
    const DeformationTraits& traits = traitsOf(deformation);
    if (!(strength >= traits.lowest && strength <= traits.highest)) {
        return Error{Tr::tr("%1: the strength must be %2 to %3, not %4")
                         .arg(
                             traits.name, plainText(traits.lowest), plainText(traits.highest),
                             plainText(strength))};
    }
    if (deformation == Deformation::Occlusion && strength != std::round(strength)) {
        return Error{Tr::tr("%1: the strength must be a whole number, not %2")
                         .arg(traits.name, plainText(strength))};
    }
    return Done{};
}

void deform(
    const std::uint8_t* image, Deformation deformation, double strength, Random random,
    std::uint8_t* deformed)
{
    Q_ASSERT(validateStrength(deformation, strength));
    const auto amount = static_cast<float>(strength);
    if (amount == 0) {
        std::copy_n(image, digitImagePixels, deformed);
        return;
    }
    switch (deformation) {
    case Deformation::Thickness:
        deformThickness(image, amount, deformed);
        break;
    case Deformation::Noise:
        addNoise(image, amount, random, deformed);
        break;
    case Deformation::Contrast:
        takeContrast(image, amount, deformed);
        break;
    case Deformation::Occlusion:
        occlude(image, static_cast<int>(amount), random, deformed);
        break;
    default:
        warp(framed(image), poseOf(deformation, amount, random), deformed);
    }
}

DigitImage
deform(const DigitImage& image, Deformation deformation, double strength, const Random& random)
{
    if (strength == 0) {
        return image;
    }
    DigitBytes deformed{};
    deform(toBytes(image).data(), deformation, strength, random, deformed.data());
    DigitImage result{};
    std::transform(deformed.begin(), deformed.end(), result.begin(), [](std::uint8_t byte) {
        return static_cast<float>(byte) / ink;
    });
    return result;
}

} // namespace core
