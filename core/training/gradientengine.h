#pragma once

#include "core/base/crew.h"
#include "core/network/architecture.h"
#include "core/training/batch.h"
#include "core/training/tally.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

namespace core
{

/// Takes batches through a network and gives loss and gradients; an optimiser does the rest. The
/// same crew size gives the same gradients, bit for bit. Belongs to the thread that made it.
class GradientEngine
{
public:
    /// Takes the gradients of the parameters that begin at `offset`. The members of the crew call
    /// it, each for its own parameters. The gradients are valid until it returns. Nobody reads
    /// these parameters again before the next batch, so it may change them.
    using Sink = std::function<void(std::ptrdiff_t offset, std::span<const float> gradients)>;

    /// For batches of at most `batchSize` images. The parameters are architecture.parameterCount()
    /// floats laid out like Model::parameters; they and the crew must outlive this. The seed is
    /// that of dropout. Perceptrons get gradients derived by hand (Backpropagation), all others
    /// those of LibTorch's autograd (ModuleEngine).
    static std::unique_ptr<GradientEngine> create(
        const Architecture& architecture, std::span<float> parameters, int batchSize, Crew& crew,
        std::uint64_t seed);

    virtual ~GradientEngine() = default;

    /// How much the targets of all digits are smoothed, 0 to 1; at first 0.
    virtual void setLabelSmoothing(float smoothing) = 0;

    /// Takes the images of a batch through the network and hands out the gradient of every
    /// parameter of the mean cross entropy once. Returns loss and hits of the images that show a
    /// digit; the label of the others is `noDigit`.
    virtual Tally run(const Batch& batch, const Sink& sink) = 0;
};

} // namespace core
