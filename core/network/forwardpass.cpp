#include "core/network/forwardpass.h"

#include "core/network/modulepass_p.h"
#include "core/network/perceptronpass_p.h"

namespace core
{

std::unique_ptr<const ForwardPass> ForwardPass::create(
    const Architecture& architecture, std::span<const float> parameters, std::ptrdiff_t images)
{
    if (architecture.isPerceptron()) {
        return std::make_unique<PerceptronPass>(architecture, parameters, images);
    }
    return std::make_unique<ModulePass>(architecture, parameters, images);
}

} // namespace core
