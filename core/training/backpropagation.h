#pragma once

#include "core/training/gradientengine.h"

#include <memory>
#include <span>
#include <vector>

namespace core
{

/// Computes the gradients of the mean cross entropy of a batch: what autograd does, derived by hand
/// for a multilayer perceptron, in buffers allocated once.
///
/// Each member of the crew owns some of every layer's output units. It computes the first and
/// widest layer for its units, takes some of the rows through the other layers and back, and
/// finally sums the gradients of its own units' weights over all rows. So a sum is never put
/// together from two members' parts, a member's weights never leave its core's cache, and the same
/// crew size gives the same gradients, bit for bit.
class Backpropagation : public GradientEngine
{
public:
    /// Only of a perceptron.
    Backpropagation(
        const Architecture& perceptron, std::span<float> parameters, int batchSize, Crew& crew);
    ~Backpropagation() override;

    void setLabelSmoothing(float smoothing) override;
    Tally run(const Batch& batch, const Sink& sink) override;

private:
    struct Shared;
    class Share;

    Crew& m_crew;
    std::unique_ptr<Shared> m_shared;
    std::vector<std::unique_ptr<Share>> m_shares; ///< one for each member of the crew
};

} // namespace core
