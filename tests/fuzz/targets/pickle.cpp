#include "core/modelfile/pickle.h"

#include "core/modelfile/pytorchstate.h"
#include "core/modelfile/safetensors.h"
#include "tests/fuzz/target.h"

namespace fuzz
{

bool pickle(const QByteArray& input)
{
    const auto pickle = core::readPickle(input);
    demand(!pickle || pickle->values.size() <= core::picklelimits::values, "values are bounded");
    if (!pickle) {
        return false;
    }
    const auto tensors = core::stateOf(*pickle);
    demand(!tensors || tensors->size() <= core::Safetensors::maxTensors, "tensors are bounded");
    return true;
}

} // namespace fuzz
