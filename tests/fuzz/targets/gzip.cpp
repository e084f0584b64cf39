#include "tests/fuzz/target.h"

namespace fuzz
{

void gzip(const QByteArray& input)
{
    idxImages(input);
    idxLabels(input);
}

} // namespace fuzz
