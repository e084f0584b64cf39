#pragma once

#include "core/base/classes.h"
#include "core/ink/digitimage.h"

#include <QImage>

#include <optional>

namespace core
{

/// Normalises a picture of one digit, dark on light or light on dark: finds ink and paper, crops
/// the picture, scales it with area filtering and centres it by mass. Nothing when the picture
/// shows no ink, or none is left without what is too small to belong to a digit.
std::optional<DigitImage> rasterizePicture(const QImage& picture);

/// Scales a picture of one thing, darker or lighter than what is around it, to 28x28: the thing is
/// light on black, the longer side is 28. A picture of that size is taken pixel by pixel. Nothing
/// when all of the picture has one brightness.
std::optional<DigitImage> scaledPicture(const QImage& picture);

/// A picture as an image of one of these classes: handwriting is normalised by rasterizePicture(),
/// anything else only scaled.
std::optional<DigitImage> imageOfPicture(const QImage& picture, const Classes& classes);

} // namespace core
