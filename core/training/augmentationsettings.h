#pragma once

#include "core/base/result.h"

#include <QString>

namespace core
{

/// How far training images are deformed at most; each time they are deformed anew. If all values
/// are 0, they are not deformed.
struct AugmentationSettings {
    static constexpr double maxRotation = 45;
    static constexpr double maxScale = 0.5;
    static constexpr double maxShear = 1;
    static constexpr double maxShift = 8;
    static constexpr double maxElastic = 4;
    static constexpr double maxThickness = 1;

    double rotation = 0;  ///< degrees, to either side
    double scale = 0;     ///< share of width and of height, drawn separately
    double shear = 0;     ///< pixels sideways for each pixel down
    double shift = 0;     ///< pixels in each direction
    double elastic = 0;   ///< pixels: standard deviation of the displacements of a 5x5 grid
    double thickness = 0; ///< share of the way to strokes one pixel wider, or thinner, at each edge

    bool isOff() const { return *this == AugmentationSettings{}; }

    /// Returns an error that names the first value out of its bounds.
    Result<Done> validate() const;

    bool operator==(const AugmentationSettings&) const = default;
};

/// `rotation=12,scale=0.12`, as in passports and on the command line: values of 0 are left out;
/// `none` if all are 0.
QString augmentationText(const AugmentationSettings& settings);
/// Returns an error that names the part that is not `name=number` with a known name.
Result<AugmentationSettings> augmentationFromText(const QString& text);

} // namespace core
