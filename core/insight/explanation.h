#pragma once

#include "core/insight/attribution.h"
#include "core/insight/neighbours.h"
#include "core/insight/smallestchange.h"

#include <QString>

#include <optional>

namespace core
{

/// Why a model reads an image as one class rather than another.
struct Explanation {
    DigitImage image{};
    Reading reading;
    ClassValues outputs;     ///< of Predictor::outputs()
    Classes classes;         ///< what the model tells apart
    DigitPair digits;        ///< which were compared
    Attribution attribution; ///< integrated gradients
    PixelValues occlusion{};
    std::vector<Neighbour> neighbours; ///< the nearest training images, at most 12
    int changedTo = 0; ///< the digit of the smallest change: the one of the two that the image is
                       ///< not read as, or `against` if it is read as neither
    std::optional<SmallestChange> smallestChange; ///< nothing if none was found
    QString summary;                              ///< all of it in one sentence

    /// The one of the two digits that speaks louder in this image.
    int strongerDigit() const;
};

/// How many of the nearest training images are told.
inline constexpr int neighbourCount = 12;

/// Explains an image with everything that this folder can tell. `training` is what the same model
/// makes of its training images, see LastLayer::compute(). Takes 0.1 to 1 second for 60,000 of
/// them. An error if the image or the digits are out of range, if `training` belongs to another
/// model, or if stop was requested before the end.
Result<Explanation> explain(
    const Predictor& predictor, const DigitImage& image, const DigitPair& digits,
    const LastLayer& training, const std::stop_token& stop = {});

} // namespace core
