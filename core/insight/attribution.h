#pragma once

#include "core/base/result.h"
#include "core/insight/digitpair.h"
#include "core/prediction/predictor.h"

#include <array>
#include <stop_token>

namespace core
{

/// A number for each of the 784 pixels, row by row from the top left. Above 0: the pixel speaks for
/// the one digit; below 0: for the other.
using PixelValues = std::array<double, digitImagePixels>;

/// How much each pixel has to do with the difference of two outputs.
struct Attribution {
    PixelValues values{}; ///< in units of the outputs; 0 where the image is black
    /// What the values should add up to: the difference of the two outputs for the image, less that
    /// for a black image.
    double expectedSum = 0;
    /// How far the sum is from that, as a share of it: 0.01 is 1 %. If less than 0.05 is expected,
    /// it is a share of 0.05.
    double completenessError = 0;
    int steps = 0; ///< gradients that the values are made of
};

/// Integrated gradients (Sundararajan, Taly, Yan, "Axiomatic attribution for deep networks", 2017)
/// of the difference of two of Predictor::outputs(), on the straight way from a black image to this
/// one. Gradients are taken at 129 places of the way, and at more of them, up to 4096, until the
/// values add up within 0.2 %. Between two places, the network is taken to bend once. An error if
/// the image or the digits are out of range, if the model's outputs are no finite numbers, or if
/// stop was requested before the end.
Result<Attribution> integratedGradients(
    const Predictor& predictor, const DigitImage& image, const DigitPair& digits,
    const std::stop_token& stop = {});

/// How much the difference of two of Predictor::outputs() falls when a square of 5x5 pixels is
/// blackened; each pixel has the mean of the squares that cover it (Zeiler, Fergus, "Visualizing
/// and understanding convolutional networks", 2014). The 576 squares lie within the image. Errors
/// as above.
Result<PixelValues> occlusion(
    const Predictor& predictor, const DigitImage& image, const DigitPair& digits,
    const std::stop_token& stop = {});

/// The side of occlusion()'s squares, in pixels.
inline constexpr int occlusionSide = 5;

} // namespace core
