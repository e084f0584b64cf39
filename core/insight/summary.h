#pragma once

#include "core/insight/explanation.h"

namespace core
{

/// One of nine places in an image: the thirds of the box of 20x20 pixels that MNIST's digits are
/// scaled to. What lies outside the box belongs to the nearest place.
struct Place {
    int row = 0;    ///< 0 upper, 1 middle, 2 lower
    int column = 0; ///< 0 left, 1 middle, 2 right

    bool operator==(const Place&) const = default;
};

/// The place of a pixel, 0..783.
Place placeOf(int pixel);

/// `at the upper left`, `in the middle`
QString placeText(const Place& place);

/// All differences of two images, added up without their signs, as a share of the ink of the first
/// one. Infinite if that has no ink.
double changedShare(const DigitImage& before, const DigitImage& after);

/// The explanation in one sentence, from its figures and nothing else (its `summary` is not read):
/// `Read as 1 rather than 7 mainly for the ink at the left; 8 of the 12 nearest training images
/// show 1; a change as large as 12 % of its ink (mostly added, above all at the top) would tip it
/// over to 7.`
QString summaryOf(const Explanation& explanation);

} // namespace core
