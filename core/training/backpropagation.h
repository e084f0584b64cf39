#pragma once

#include "core/base/crew.h"
#include "core/data/dataset.h"
#include "core/network/networkspec.h"
#include "core/training/tally.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace core
{

/// Computes the gradients of the mean cross entropy of a batch: what autograd does, derived by hand
/// for a multilayer perceptron, in buffers allocated once. Belongs to the thread that made it.
///
/// Each member of the crew owns some of every layer's output units. It computes the first and
/// widest layer for its units, takes some of the rows through the other layers and back, and
/// finally sums the gradients of its own units' weights over all rows. So a sum is never put
/// together from two members' parts, a member's weights never leave its core's cache, and the same
/// crew size gives the same gradients, bit for bit.
class Backpropagation
{
public:
    /// Takes the gradients of the parameters that begin at `offset`. The members of the crew call
    /// it, each for its own parameters. The gradients are valid until it returns. Nobody reads
    /// these parameters again before the next batch, so it may change them.
    using Sink = std::function<void(std::ptrdiff_t offset, std::span<const float> gradients)>;

    /// For batches of at most `batchSize` images. The parameters are spec.parameterCount() floats
    /// laid out like Model::parameters; they and the crew must outlive this.
    Backpropagation(
        const NetworkSpec& spec, std::span<float> parameters, int batchSize, Crew& crew);
    ~Backpropagation();

    /// How much the targets of all digits are smoothed, 0 to 1; at first 0.
    void setLabelSmoothing(float smoothing);

    /// Takes the images with these indices through the network and hands out the gradient of every
    /// parameter once. Returns loss and hits of the images that show a digit; the label of the
    /// others is `noDigit`.
    Tally
    run(const LabelledImages& images, std::span<const std::int64_t> indices, const Sink& sink);

private:
    struct Shared;
    class Share;

    Crew& m_crew;
    std::unique_ptr<Shared> m_shared;
    std::vector<std::unique_ptr<Share>> m_shares; ///< one for each member of the crew
};

} // namespace core
