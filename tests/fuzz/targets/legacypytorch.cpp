#include "tests/fuzz/target.h"

namespace fuzz
{

void legacyPytorch(const QByteArray& input)
{
    pytorch(input);
}

} // namespace fuzz
