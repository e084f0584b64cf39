#include "core/ink/digitimage.h"

#include <algorithm>
#include <cmath>

namespace core
{

DigitBytes toBytes(const DigitImage& image)
{
    DigitBytes bytes{};
    std::transform(image.begin(), image.end(), bytes.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
    });
    return bytes;
}

} // namespace core
