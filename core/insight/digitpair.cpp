#include "core/insight/digitpair.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/network/head.h"

#include <limits>

namespace core
{

Result<Done> checkClass(int label, const Classes& classes)
{
    if (label >= 0 && label < classes.size()) {
        return Done{};
    }
    const QString what = classes.areDigits() ? Tr::tr("a digit") : Tr::tr("a class");
    return Error{
        Tr::tr("expected %1 from 0 to %2, found %3").arg(what).arg(classes.size() - 1).arg(label)};
}

Result<Done> DigitPair::validate(const Classes& classes) const
{
    for (const int label : {forDigit, againstDigit}) {
        if (const auto known = checkClass(label, classes); !known) {
            return known.error();
        }
    }
    if (forDigit == againstDigit) {
        const QString two =
            classes.areDigits() ? Tr::tr("two different digits") : Tr::tr("two different classes");
        return Error{Tr::tr("expected %1, found %2 twice").arg(two, classes.name(forDigit))};
    }
    return Done{};
}

double DigitPair::difference(const ClassValues& outputs) const
{
    return static_cast<double>(outputs[static_cast<std::size_t>(forDigit)]) -
           static_cast<double>(outputs[static_cast<std::size_t>(againstDigit)]);
}

DigitPair highestPair(const ClassValues& outputs)
{
    ClassValues others = outputs;
    const int highest = highestOutput(outputs);
    others[static_cast<std::size_t>(highest)] = -std::numeric_limits<float>::infinity();
    const int second = highestOutput(others);
    // Only if no other output is a finite number are they the same.
    return {highest, second == highest ? (highest + 1) % static_cast<int>(outputs.size()) : second};
}

DigitPair
pairOf(const ClassValues& outputs, std::optional<int> forDigit, std::optional<int> againstDigit)
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
                             .arg(plainText(image[i]))};
        }
    }
    return Done{};
}

} // namespace core
