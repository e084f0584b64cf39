#include "core/modelfile/pytorch.h"

#include "tests/fuzz/target.h"

namespace fuzz
{

bool pytorch(const QByteArray& input)
{
    const auto chain = core::readPytorchChain(fileOf(input, "model.pt"));
    demand(!chain || !chain->links.isEmpty(), "a chain has layers");
    return chain.hasValue();
}

} // namespace fuzz
