#pragma once

#include "core/base/floatbuffer.h"
#include "core/network/model.h"

#include <torch/nn/module.h>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace core
{

/// A network of any architecture as a torch module: its layers with weights are modules with the
/// names of parameterViews(). LibTorch alone computes with it, so autograd can go back through it:
/// to the weights in training (ModuleEngine), to the images in core/insight. Tests judge the
/// hand-derived engine and pass of perceptrons by it. Private to core; belongs to one thread at a
/// time.
class Network : public torch::nn::Module
{
public:
    /// A network with weights and biases drawn uniformly from +-1/sqrt(inputs), in the order and
    /// with the distribution of torch.nn.Linear and torch.nn.Conv2d. Can be trained.
    Network(const Architecture& architecture, at::Generator& generator);

    /// A network with a copy of the model's parameters, without gradients. Throws if they do not
    /// fit the network.
    explicit Network(const Model& model);

    /// A network that computes with parameters which someone else owns, laid out like
    /// Model::parameters; they must outlive it. Can be trained: then its outputs are those of a
    /// network in training, until eval() is called.
    Network(const Architecture& architecture, std::span<float> parameters);

    /// The same for parameters that are only to be read.
    Network(const Architecture& architecture, std::span<const float> parameters);

    /// Called for each layer in turn with what it gives, the images first.
    using LayerHook = std::function<void(qsizetype layer, const at::Tensor& values)>;

    /// Images (N x 784, values 0..1) -> the last layer's sums (N x classes): logits, also with the
    /// tutorial's head.
    at::Tensor sums(const at::Tensor& images, const LayerHook& layerDone = {}) const;
    /// The same, softmax left out: for the tutorial's head the ReLU of them.
    at::Tensor outputs(const at::Tensor& images) const;

    /// Before each step of training: sets the gradients to 0, takes over what batch normalisation
    /// has gathered, and begins the random numbers of dropout anew.
    void beginStep(std::uint64_t seed);
    /// What backward() has added up since, laid out like the parameters.
    std::span<const float> gradients() const { return m_gradients; }
    /// Whether batches are normalised.
    bool gathers() const { return !m_gathered.empty(); }
    /// Sets that part of the parameters which batch normalisation gathers to 0.
    void clearGathered();
    /// Adds a share of what this network has gathered since beginStep() to that part.
    void addGathered(float share);

    /// All parameters, laid out like Model::parameters; the layers' tensors are views of them.
    std::span<float> parameterBuffer() { return m_parameters; }
    /// A copy of them.
    std::vector<float> parameterValues() const;

    const Architecture& architecture() const { return m_architecture; }

private:
    struct Weights;
    class Step;

    /// A tensor that batch normalisation gathers.
    struct Gathered {
        at::Tensor own;    ///< that of this network
        at::Tensor shared; ///< the part of the parameters; the same if it cannot be trained
    };

    void addLayers(bool isTrained);
    void drawWeights(at::Generator& generator);

    Architecture m_architecture;
    FloatBuffer m_buffer;          ///< the parameters, if this network owns them
    std::span<float> m_parameters; ///< all of them; the layers' tensors are views of them
    FloatBuffer m_gradients;       ///< likewise; empty if it cannot be trained
    std::vector<Gathered> m_gathered;
    at::Generator m_dropout;
    std::vector<std::shared_ptr<Weights>> m_weights; ///< one for each layer; some are null
};

} // namespace core
