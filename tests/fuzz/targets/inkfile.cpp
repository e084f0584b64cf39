#include "core/ink/inkfile.h"

#include "core/ink/inkrasterizer.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace fuzz
{

namespace
{

constexpr qsizetype mostDrawn = 10;

} // namespace

bool inkFile(const QByteArray& input)
{
    const auto inks = core::readInkFile(fileOf(input, "ink.jsonl"));
    if (!inks) {
        return false;
    }
    for (const core::Ink& ink : inks->first(std::min(mostDrawn, inks->size()))) {
        const auto image = core::rasterizeInk(ink);
        demand(image || ink.isEmpty(), "ink that is not empty gives an image");
        demand(
            !image || std::ranges::all_of(*image, [](float v) { return v >= 0 && v <= 1; }),
            "pixels are numbers from 0 to 1");
    }
    return true;
}

} // namespace fuzz
