#include "core/ink/picturefile.h"
#include "core/ink/picturerasterizer.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace fuzz
{

bool picture(const QByteArray& input)
{
    const auto picture = core::readPicture(fileOf(input, "picture"));
    if (!picture) {
        return false;
    }
    for (const auto& image : {core::rasterizePicture(*picture), core::scaledPicture(*picture)}) {
        demand(
            !image || std::ranges::all_of(*image, [](float v) { return v >= 0 && v <= 1; }),
            "pixels are numbers from 0 to 1");
    }
    return true;
}

} // namespace fuzz
