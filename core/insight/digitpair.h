#pragma once

#include "core/base/classes.h"
#include "core/base/result.h"
#include "core/ink/digitimage.h"

#include <optional>

namespace core
{

/// Two classes, digits for example, whose outputs are compared: what speaks for the one and against
/// the other?
struct DigitPair {
    int forDigit = 0;
    int againstDigit = 1;

    /// Returns an error if one is none of the classes or if they are the same.
    Result<Done> validate(const Classes& classes) const;
    /// The output of the one less that of the other, of those of Predictor::outputs().
    double difference(const ClassValues& outputs) const;

    bool operator==(const DigitPair&) const = default;
};

/// The class with the highest output, for, and the class with the second highest, against.
/// Of equal ones the lower label comes first.
DigitPair highestPair(const ClassValues& outputs);

/// The classes that were asked for. For one that was not, the class with the highest output that
/// the other one leaves.
DigitPair
pairOf(const ClassValues& outputs, std::optional<int> forDigit, std::optional<int> againstDigit);

/// An error if it is none of the classes.
Result<Done> checkClass(int label, const Classes& classes);

/// Returns an error that names the first value of the image that is not a number from 0 to 1.
Result<Done> validateImage(const DigitImage& image);

} // namespace core
