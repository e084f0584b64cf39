#include "core/training/gradientengine.h"

#include "core/training/backpropagation.h"
#include "core/training/moduleengine.h"

namespace core
{

std::unique_ptr<GradientEngine> GradientEngine::create(
    const Architecture& architecture, std::span<float> parameters, int batchSize, Crew& crew,
    std::uint64_t seed)
{
    if (architecture.isPerceptron()) {
        return std::make_unique<Backpropagation>(architecture, parameters, batchSize, crew);
    }
    return std::make_unique<ModuleEngine>(architecture, parameters, crew, seed);
}

} // namespace core
