#pragma once

#include "core/ink/digitimage.h"
#include "core/ink/ink.h"

#include <QImage>

#include <optional>

namespace core
{

/// The longer side of a normalised digit in pixels, as in MNIST.
inline constexpr qreal digitSide = 20;

/// The centre of mass of MNIST's digits, in both directions. It was measured: the mean over MNIST's
/// images is the middle of pixel 14 (counted from 0), half a pixel past the image's middle.
inline constexpr qreal digitMassCentre = 14.5;

/// The diameter in pixels of the pen that draws ink.
inline constexpr qreal digitPenWidth = 2.2;

/// Normalises ink like MNIST: scales the longer side of its bounding box, with the pen's width, to
/// 20 pixels, draws it with a round antialiased pen and centres it by its centre of mass. Nothing
/// for empty ink.
std::optional<DigitImage> rasterizeInk(const Ink& ink);

/// The grey picture of a digit image, 28x28, white ink on black.
QImage toQImage(const DigitImage& image);

} // namespace core
