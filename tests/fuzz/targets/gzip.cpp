#include "tests/fuzz/target.h"

namespace fuzz
{

bool gzip(const QByteArray& input)
{
    const bool areImages = idxImages(input);
    const bool areLabels = idxLabels(input);
    return areImages || areLabels;
}

} // namespace fuzz
