#pragma once

#include "core/ink/digitimage.h"
#include "core/network/model.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace core
{

class Network;

/// The gradients of a network's outputs with respect to its images, by LibTorch's autograd. Its
/// parameters get none. Belongs to the thread that made it, which from then on computes with one
/// torch thread. Throws what LibTorch throws.
class InputGradients
{
public:
    /// What is differentiated: factors of the outputs, which are then added up.
    using Weights = ClassValues;

    /// Of the model's last layer's outputs: logits, or for the tutorial's head the ReLU of them.
    explicit InputGradients(const Model& model);
    ~InputGradients();

    struct Found {
        std::vector<ClassValues> outputs;  ///< of each image
        std::vector<DigitImage> gradients; ///< of each image's sum, with respect to its 784 values
    };

    /// The outputs of each image, and the gradient of the sum of weights[i] * outputs[i]; there are
    /// weights for each image.
    Found at(std::span<const DigitImage> images, std::span<const Weights> weights) const;

private:
    std::unique_ptr<Network> m_network;
};

} // namespace core
