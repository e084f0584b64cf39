#pragma once

#include "core/network/model.h"

#include <torch/nn/module.h>

#include <vector>

namespace core
{

/// The multilayer perceptron as a torch module: layers fc1, fc2, ..., each with `weight` (out x in)
/// and `bias`. Private to core; belongs to the one thread that trains it, or is never changed.
class Network : public torch::nn::Module
{
public:
    /// A network with weights and biases drawn uniformly from +-1/sqrt(inputs), in the order and by
    /// the distribution of torch.nn.Linear.
    Network(const NetworkSpec& spec, at::Generator& generator);

    /// A network with a copy of the model's parameters, without gradients. Throws if they do not
    /// fit.
    explicit Network(const Model& model);

    /// Images (N x 784, values 0..1) -> the last layer's outputs (N x 10), softmax left out:
    /// logits, or for the tutorial's head the ReLU of them.
    at::Tensor outputs(const at::Tensor& images) const;

    /// outputs() -> what the network itself returns: the same for the logits head, their softmax
    /// for the tutorial's.
    at::Tensor headed(const at::Tensor& outputs) const;

    /// Images (N x 784) -> what the network itself returns (N x 10).
    at::Tensor forward(const at::Tensor& images) const { return headed(outputs(images)); }

    /// Mean cross entropy of what forward() returned against labels (N, int64).
    at::Tensor loss(const at::Tensor& forwarded, const at::Tensor& labels) const;

    /// Images (N x 784) -> probabilities (N x 10).
    at::Tensor probabilities(const at::Tensor& images) const;

    /// A copy of all parameters, laid out like Model::parameters.
    std::vector<float> parameterValues() const;

    const NetworkSpec& spec() const { return m_spec; }

private:
    struct Layer;

    void addLayers(bool trainable);

    NetworkSpec m_spec;
    at::Tensor m_parameters; ///< all of them in one buffer; the layers hold views of it
    std::vector<std::shared_ptr<Layer>> m_layers;
};

} // namespace core
