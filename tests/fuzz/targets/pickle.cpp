#include "core/modelfile/pickle.h"

#include "tests/fuzz/target.h"

namespace fuzz
{

bool pickle(const QByteArray& input)
{
    const auto pickle = core::readPickle(input);
    demand(!pickle || pickle->values.size() <= core::picklelimits::values, "values are bounded");
    return pickle.hasValue();
}

} // namespace fuzz
