#pragma once

#include "core/ink/digitimage.h"
#include "core/ink/ink.h"

#include <QImage>

#include <optional>

namespace core
{

/// The longer side of a normalised digit in pixels, as in MNIST.
inline constexpr qreal digitSide = 20;

/// Where MNIST's digits have their centre of mass, in both directions: measured, the mean over its
/// images is the middle of pixel 14 (counted from 0), which is half a pixel past the image's
/// middle.
inline constexpr qreal digitMassCentre = 14.5;

/// Diameter in pixels of the pen that draws ink.
inline constexpr qreal digitPenWidth = 2.2;

/// Normalises ink as MNIST was: the longer side of its bounding box is scaled to 20 pixels, pen
/// width included, drawn with a round antialiased pen and centred by its centre of mass.
/// Nothing for empty ink.
std::optional<DigitImage> rasterizeInk(const Ink& ink);

/// The grey picture of a digit image, 28x28, white ink on black.
QImage toQImage(const DigitImage& image);

} // namespace core
