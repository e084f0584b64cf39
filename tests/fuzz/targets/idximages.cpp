#include "core/data/idxreader.h"
#include "core/ink/digitimage.h"
#include "tests/fuzz/target.h"

namespace fuzz
{

bool idxImages(const QByteArray& input)
{
    const auto images = core::readIdxImages(fileOf(input, "images"));
    demand(
        !images || images->pixels.size() == images->count * core::digitImagePixels,
        "each image has its pixels");
    return images.hasValue();
}

} // namespace fuzz
