#pragma once

#include "core/base/result.h"
#include "core/ink/digitimage.h"

#include <array>
#include <optional>

namespace core
{

/// Two digits whose outputs are compared: what speaks for the one and against the other?
struct DigitPair {
    int forDigit = 0;
    int againstDigit = 1;

    /// Returns an error if a digit is not 0..9 or if they are the same.
    Result<Done> validate() const;
    /// The output of the one less that of the other, of the ten of Predictor::outputs().
    double difference(const std::array<float, digitCount>& outputs) const;

    bool operator==(const DigitPair&) const = default;
};

/// The digit with the highest of ten outputs, for, and the digit with the second highest, against.
/// Of equal ones the lower digit comes first.
DigitPair highestPair(const std::array<float, digitCount>& outputs);

/// The digits that were asked for. For one that was not, the digit with the highest output that
/// the other one leaves.
DigitPair pairOf(
    const std::array<float, digitCount>& outputs, std::optional<int> forDigit,
    std::optional<int> againstDigit);

/// Returns an error that names the first value of the image that is not a number from 0 to 1.
Result<Done> validateImage(const DigitImage& image);

} // namespace core
