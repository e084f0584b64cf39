#include "core/insight/digitpair.h"

#include "core/base/tr.h"
#include "core/network/head.h"

#include <limits>

namespace core
{

Result<Done> DigitPair::validate() const
{
    for (const int digit : {forDigit, againstDigit}) {
        if (digit < 0 || digit >= digitCount) {
            return Error{Tr::tr("expected a digit from 0 to 9, found %1").arg(digit)};
        }
    }
    if (forDigit == againstDigit) {
        return Error{Tr::tr("expected two different digits, found %1 twice").arg(forDigit)};
    }
    return Done{};
}

double DigitPair::difference(const std::array<float, digitCount>& outputs) const
{
    return static_cast<double>(outputs[static_cast<std::size_t>(forDigit)]) -
           static_cast<double>(outputs[static_cast<std::size_t>(againstDigit)]);
}

DigitPair highestPair(const std::array<float, digitCount>& outputs)
{
    std::array<float, digitCount> others = outputs;
    const int highest = highestOutput(outputs.data());
    others[static_cast<std::size_t>(highest)] = -std::numeric_limits<float>::infinity();
    const int second = highestOutput(others.data());
    // Only if no other output is a finite number are they the same.
    return {highest, second == highest ? (highest + 1) % digitCount : second};
}

DigitPair pairOf(
    const std::array<float, digitCount>& outputs, std::optional<int> forDigit,
    std::optional<int> againstDigit)
{
    const DigitPair highest = highestPair(outputs);
    const auto otherThan = [&](int digit) {
        return highest.forDigit == digit ? highest.againstDigit : highest.forDigit;
    };
    if (forDigit) {
        return {*forDigit, againstDigit ? *againstDigit : otherThan(*forDigit)};
    }
    return againstDigit ? DigitPair{otherThan(*againstDigit), *againstDigit} : highest;
}

Result<Done> validateImage(const DigitImage& image)
{
    for (std::size_t i = 0; i < image.size(); ++i) {
        if (!(image[i] >= 0 && image[i] <= 1)) {
            return Error{Tr::tr("image, row %1, column %2: expected a value from 0 to 1, found %3")
                             .arg(i / digitImageSide)
                             .arg(i % digitImageSide)
                             .arg(static_cast<double>(image[i]))};
        }
    }
    return Done{};
}

} // namespace core
