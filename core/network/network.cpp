#include "core/network/network.h"

#include "core/ink/digitimage.h"
#include "core/network/layertext.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/tanh.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace core
{

/// The tensors of one layer. With torch::nn::Conv2d and the like, LibTorch would first draw random
/// weights, from a generator that all threads share.
struct Network::Weights : torch::nn::Module {
    at::Tensor weight; ///< out x in, or out x in x rows x columns
    at::Tensor bias;   ///< out
    /// What batch normalisation has gathered; undefined in other layers.
    at::Tensor mean;
    at::Tensor variance;
};

namespace
{

at::Tensor tensorAt(std::span<float> numbers, const ParameterView& view)
{
    const std::vector<int64_t> shape(view.shape.begin(), view.shape.end());
    return at::from_blob(numbers.data() + view.offset, shape);
}

/// Whether a ReLU may write over what the layer gave: autograd does not need it to go back.
bool mayWriteOver(const Layer& layer)
{
    return std::visit(
        Overloaded{
            [](const layer::Conv&) { return true; }, [](const layer::Linear&) { return true; },
            [](const layer::BatchNorm&) { return true; },
            [](const layer::MaxPool&) { return true; }, [](const layer::AvgPool&) { return true; },
            [](const auto&) { return false; }},
        layer);
}

} // namespace

/// Takes values through one layer.
class Network::Step
{
public:
    Step(const at::Tensor& values, const Weights* weights, const Layer* before)
        : m_values(values)
        , m_weights(weights)
        , m_before(before)
    {
    }

    /// For layers that do something else while the network learns.
    void setTraining(const at::Generator& dropout)
    {
        m_isTraining = true;
        m_dropout = dropout;
    }

    at::Tensor operator()(const layer::Conv& conv) const
    {
        const std::array<int64_t, 1> stride{1};
        const std::array<int64_t, 1> padding{conv.padding};
        return at::conv2d(m_values, m_weights->weight, m_weights->bias, stride, padding);
    }

    at::Tensor operator()(const layer::MaxPool& pool) const
    {
        return at::max_pool2d(m_values, pool.side);
    }

    at::Tensor operator()(const layer::AvgPool& pool) const
    {
        return at::avg_pool2d(m_values, pool.side);
    }

    at::Tensor operator()(const layer::BatchNorm&) const
    {
        // One value has no variance: then what was gathered has to do.
        const bool isTraining = m_isTraining && m_values.numel() > m_weights->weight.numel();
        return at::batch_norm(
            m_values, m_weights->weight, m_weights->bias, m_weights->mean, m_weights->variance,
            isTraining, layer::BatchNorm::momentum, layer::BatchNorm::epsilon, false);
    }

    at::Tensor operator()(const layer::Relu&) const
    {
        at::Tensor values = m_values;
        return m_before && mayWriteOver(*m_before) ? at::relu_(values) : at::relu(values);
    }

    at::Tensor operator()(const layer::LeakyRelu& relu) const
    {
        return at::leaky_relu(m_values, relu.slope);
    }

    at::Tensor operator()(const layer::Tanh&) const { return at::tanh(m_values); }
    at::Tensor operator()(const layer::Sigmoid&) const { return at::sigmoid(m_values); }

    at::Tensor operator()(const layer::Dropout& dropout) const
    {
        if (!m_isTraining) {
            return m_values;
        }
        const double kept = 1 - dropout.share;
        return m_values * at::empty_like(m_values).bernoulli_(kept, m_dropout).div_(kept);
    }

    at::Tensor operator()(const layer::Flatten&) const { return m_values.flatten(1); }

    at::Tensor operator()(const layer::Linear&) const
    {
        return at::linear(m_values, m_weights->weight, m_weights->bias);
    }

private:
    const at::Tensor& m_values;
    const Weights* m_weights;
    const Layer* m_before;
    bool m_isTraining = false;
    at::Generator m_dropout;
};

Network::Network(const Architecture& architecture, at::Generator& generator)
    : m_architecture(architecture)
    , m_buffer(static_cast<std::size_t>(architecture.parameterCount()))
    , m_parameters(m_buffer)
{
    addLayers(true);
    drawWeights(generator);
}

Network::Network(const Model& model)
    : m_architecture(model.network)
    , m_buffer(model.parameters.begin(), model.parameters.end())
    , m_parameters(m_buffer)
{
    addLayers(false);
}

Network::Network(const Architecture& architecture, std::span<float> parameters)
    : m_architecture(architecture)
    , m_parameters(parameters)
{
    addLayers(true);
}

Network::Network(const Architecture& architecture, std::span<const float> parameters)
    : m_architecture(architecture)
    // from_blob() takes no pointer to const; nothing writes through it.
    , m_parameters(const_cast<float*>(parameters.data()), parameters.size())
{
    addLayers(false);
}

void Network::addLayers(bool isTrained)
{
    const auto count = static_cast<qsizetype>(m_parameters.size());
    if (count != m_architecture.parameterCount()) {
        throw std::invalid_argument(
            "a network with layers " + layersText(m_architecture).toStdString() + " has " +
            std::to_string(m_architecture.parameterCount()) + " parameters, not " +
            std::to_string(count));
    }
    m_gradients.resize(isTrained ? m_parameters.size() : 0);
    m_dropout = at::make_generator<at::CPUGeneratorImpl>();
    const QList<ParameterView> views = parameterViews(m_architecture);
    auto next = views.begin();
    const auto parameter = [&](Weights& weights, const std::string& role) {
        at::Tensor tensor = tensorAt(m_parameters, *next);
        tensor.set_requires_grad(isTrained);
        if (isTrained) {
            tensor.mutable_grad() = tensorAt(m_gradients, *next);
        }
        ++next;
        return weights.register_parameter(role, tensor, isTrained);
    };
    // Replicas gather for themselves, so that none writes what another one reads.
    const auto gathered = [&](Weights& weights, const std::string& role) {
        const at::Tensor shared = tensorAt(m_parameters, *next);
        ++next;
        const at::Tensor own = isTrained ? shared.clone() : shared;
        m_gathered.push_back({own, shared});
        return weights.register_buffer(role, own);
    };
    for (const Architecture::Placed& each : m_architecture.placed()) {
        if (each.name.isEmpty()) {
            m_weights.push_back(nullptr);
            continue;
        }
        const auto weights = std::make_shared<Weights>();
        weights->weight = parameter(*weights, "weight");
        weights->bias = parameter(*weights, "bias");
        if (is<layer::BatchNorm>(each.layer)) {
            weights->mean = gathered(*weights, "running_mean");
            weights->variance = gathered(*weights, "running_var");
        }
        m_weights.push_back(register_module(each.name.toStdString(), weights));
    }
    train(isTrained);
}

void Network::drawWeights(at::Generator& generator)
{
    const at::NoGradGuard noGrad;
    for (const auto& weights : m_weights) {
        if (weights && weights->variance.defined()) {
            weights->weight.fill_(1);
            weights->variance.fill_(1);
        } else if (weights) {
            const auto inputs = static_cast<double>(weights->weight[0].numel());
            const double bound = 1.0 / std::sqrt(inputs);
            weights->weight.uniform_(-bound, bound, generator);
            weights->bias.uniform_(-bound, bound, generator);
        }
    }
    addGathered(1); // to zeros
}

at::Tensor Network::sums(const at::Tensor& images, const LayerHook& layerDone) const
{
    const QList<Layer>& layers = m_architecture.layers;
    at::Tensor values = images.view({images.size(0), 1, digitImageSide, digitImageSide});
    if (!is<layer::Flatten>(layers.first())) {
        // The channels of a pixel side by side: oneDNN convolves this three times as fast.
        values = values.to(at::MemoryFormat::ChannelsLast);
    }
    for (qsizetype i = 0; i < layers.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        Step step(values, m_weights[index].get(), i > 0 ? &layers[i - 1] : nullptr);
        if (is_training()) {
            step.setTraining(m_dropout);
        }
        values = std::visit(step, layers[i]);
        if (layerDone) {
            layerDone(i, values);
        }
    }
    return values;
}

at::Tensor Network::outputs(const at::Tensor& images) const
{
    const at::Tensor values = sums(images);
    return m_architecture.head == Head::Tutorial ? at::relu(values) : values;
}

void Network::beginStep(std::uint64_t seed)
{
    const at::NoGradGuard noGrad;
    std::ranges::fill(m_gradients, 0.0F);
    m_dropout.set_current_seed(seed);
    for (Gathered& each : m_gathered) {
        each.own.copy_(each.shared);
    }
}

void Network::addGathered(float share)
{
    const at::NoGradGuard noGrad;
    for (Gathered& each : m_gathered) {
        each.shared.add_(each.own, share);
    }
}

void Network::clearGathered()
{
    const at::NoGradGuard noGrad;
    for (Gathered& each : m_gathered) {
        each.shared.zero_();
    }
}

std::vector<float> Network::parameterValues() const
{
    return {m_parameters.begin(), m_parameters.end()};
}

} // namespace core
