#include "tests/fuzz/target.h"

namespace fuzz
{

bool legacyPytorch(const QByteArray& input)
{
    return pytorch(input);
}

} // namespace fuzz
