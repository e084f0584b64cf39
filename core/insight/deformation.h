#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/ink/digitimage.h"

#include <QList>
#include <QLocale>
#include <QString>

#include <cstdint>

namespace core
{

/// What can be done to an image, each with a strength of its own unit. Strength 0 leaves the image
/// as it is, byte by byte. The first five are computed as in Augmentation, by the same functions.
enum class Deformation {
    Rotation,  ///< degrees clockwise around the middle; negative: anticlockwise
    Shift,     ///< pixels to the right, down, left or up, by chance
    Scale,     ///< share by which it is larger; negative: smaller. The factor is 1 + strength
    Shear,     ///< pixels to the right for each pixel up; negative: to the left
    Thickness, ///< pixels by which strokes are wider at each edge; negative: thinner
    Noise,     ///< standard deviation of what is added to every value, where 1 is from paper to ink
    Contrast,  ///< share that is taken away: so far every value goes to the image's mean (Hendrycks
               ///< and Dietterich, "Benchmarking neural network robustness", 2019)
    Occlusion  ///< side in pixels, a whole number, of a black square in the middle 20x20 pixels,
               ///< which MNIST's digits fill; its place is chance
};

/// What command line and window say of a deformation.
struct DeformationTraits {
    Deformation deformation;
    QString name;        ///< `rotation`: on the command line, in JSON and CSV
    QString title;       ///< `Rotation`
    QString meaning;     ///< what the strength tells, with its unit, for an axis or a table
    QString format;      ///< `%1°`: a strength with its unit
    double shownPerUnit; ///< 100 for a share in per cent, else 1
    double lowest;       ///< below 0 where there are two sides, else 0
    double highest;
    double step;             ///< of a slider; lowest and highest are multiples of it
    bool hasChance;          ///< whether random numbers have a say
    QList<double> strengths; ///< that a curve is made of, rising; 0 is one of them

    /// `-30°`, `20 %`; in the user's locale unless another is named.
    QString text(double strength, const QLocale& locale = QLocale()) const;
};

/// All of them, in the order of the enumeration.
const QList<DeformationTraits>& deformations();
const DeformationTraits& traitsOf(Deformation deformation);
/// Returns an error that tells the known names.
Result<Deformation> deformationNamed(const QString& name);

/// Returns an error that tells the bounds if the strength is outside of them or no number, or if an
/// occlusion is no whole number.
Result<Done> validateStrength(Deformation deformation, double strength);

/// Writes a deformed copy of the image. Both have 784 bytes, with 255 as ink. The strength must be
/// valid. The same random numbers give the same bytes, and for every strength the same direction,
/// place and pattern, only stronger.
void deform(
    const std::uint8_t* image, Deformation deformation, double strength, Random random,
    std::uint8_t* deformed);
/// The same for a digit image, whose values are rounded to bytes first unless the strength is 0.
DigitImage
deform(const DigitImage& image, Deformation deformation, double strength, const Random& random);

} // namespace core
