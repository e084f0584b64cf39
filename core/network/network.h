#pragma once

#include "core/base/floatbuffer.h"
#include "core/network/model.h"

#include <torch/nn/module.h>

#include <span>
#include <vector>

namespace core
{

/// The multilayer perceptron as a torch module: layers fc1, fc2, ..., each with `weight` (out x in)
/// and `bias`. A run takes its first weights from it. Private to core; belongs to one thread.
class Network : public torch::nn::Module
{
public:
    /// A network with weights and biases drawn uniformly from +-1/sqrt(inputs), in the order and
    /// with the distribution of torch.nn.Linear.
    Network(const NetworkSpec& spec, at::Generator& generator);

    /// A network with a copy of the model's parameters, without gradients. Throws if they do not
    /// fit the network.
    explicit Network(const Model& model);

    /// Images (N x 784, values 0..1) -> the last layer's outputs (N x 10), softmax left out:
    /// logits, or for the tutorial's head the ReLU of them. Computed by LibTorch alone, so that
    /// autograd can go back through it to the images (core/insight); tests judge ForwardPass and
    /// the gradients of training by it.
    at::Tensor outputs(const at::Tensor& images) const;

    /// All parameters, laid out like Model::parameters; the layers' tensors are views of them.
    std::span<float> parameterBuffer();
    /// A copy of them.
    std::vector<float> parameterValues() const;

    const NetworkSpec& spec() const { return m_spec; }

private:
    struct Layer;

    void addLayers(bool trainable);

    NetworkSpec m_spec;
    FloatBuffer m_buffer;    ///< all parameters; the layers' tensors are views of it
    at::Tensor m_parameters; ///< the same as a tensor
    std::vector<std::shared_ptr<Layer>> m_layers;
};

} // namespace core
