#include "core/modelfile/pytorch.h"

#include "tests/fuzz/target.h"

namespace fuzz
{

void pytorch(const QByteArray& input)
{
    const auto chain = core::readPytorchChain(fileOf(input, "model.pt"));
    demand(!chain || !chain->links.isEmpty(), "a chain has layers");
}

} // namespace fuzz
