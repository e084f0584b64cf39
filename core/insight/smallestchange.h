#pragma once

#include "core/base/result.h"
#include "core/ink/digitimage.h"
#include "core/prediction/predictor.h"

#include <span>
#include <stop_token>

namespace core
{

/// An image that is read as another digit, and how far it is from the image that was asked about.
struct SmallestChange {
    DigitImage image{};   ///< values 0..1
    double l2 = 0;        ///< Euclidean distance, in units of a pixel's value: white is 1
    int readAs = 0;       ///< the most probable digit: the one that was asked for
    bool isDigit = false; ///< whether it looks like a digit to the model, see Predictor; on the
                          ///< edge between two digits most models are not sure enough
};

/// The image nearest to this one that is read as `digit`, found by a fast adaptive boundary attack
/// (Croce, Hein, "Minimally distorted adversarial examples with a fast adaptive boundary attack",
/// 2020) on the digit's output against the highest of the others. Where the network is linear, a
/// step goes to the nearest point of the boundary within 0..1, which is exact; the best point found
/// is then moved along the boundary as long as that brings it nearer. It is a search: a nearer
/// image may exist. The digit's output is higher than the others by a small margin, so that
/// rounding does not change the reading. If the image itself is read as the digit, that is the
/// result, at distance 0.
///
/// The search begins at the image, and again between it and each image of `known` that is read as
/// the digit; the result is never farther away than the boundary on the straight line to one of
/// them. An error if the image or the digit is out of range, if no image was found, or if stop was
/// requested before the end.
Result<SmallestChange> smallestChange(
    const Predictor& predictor, const DigitImage& image, int digit,
    std::span<const DigitImage> known = {}, const std::stop_token& stop = {});

} // namespace core
