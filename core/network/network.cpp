#include "core/network/network.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/relu.h>
#include <c10/util/Exception.h>

#include <cmath>

namespace core
{

struct Network::Layer : torch::nn::Module {
    Layer(at::Tensor weightView, at::Tensor biasView, bool trainable)
        : weight(register_parameter("weight", std::move(weightView), trainable))
        , bias(register_parameter("bias", std::move(biasView), trainable))
    {
    }

    at::Tensor weight; ///< out x in
    at::Tensor bias;   ///< out
};

Network::Network(const NetworkSpec& spec, at::Generator& generator)
    : m_spec(spec)
    , m_buffer(static_cast<std::size_t>(spec.parameterCount()))
    , m_parameters(at::from_blob(m_buffer.data(), {spec.parameterCount()}))
{
    addLayers(true);
    const at::NoGradGuard noGrad;
    for (const auto& layer : m_layers) {
        const double bound = 1.0 / std::sqrt(static_cast<double>(layer->weight.size(1)));
        layer->weight.uniform_(-bound, bound, generator);
        layer->bias.uniform_(-bound, bound, generator);
    }
}

Network::Network(const Model& model)
    : m_spec(model.network)
{
    const auto count = static_cast<int64_t>(model.parameters.size());
    TORCH_CHECK(
        count == m_spec.parameterCount(), "a network with layers ",
        layersText(m_spec).toStdString(), " has ", m_spec.parameterCount(), " parameters, not ",
        count);
    m_buffer.assign(model.parameters.begin(), model.parameters.end());
    m_parameters = at::from_blob(m_buffer.data(), {count});
    addLayers(false);
}

void Network::addLayers(bool trainable)
{
    const QList<ParameterView> views = parameterViews(m_spec);
    const auto view = [&](qsizetype index) {
        const ParameterView& part = views[index];
        const std::vector<int64_t> shape(part.shape.begin(), part.shape.end());
        return m_parameters.narrow(0, part.offset, part.count).view(shape);
    };
    for (qsizetype i = 0; i < views.size(); i += 2) {
        const std::string name = "fc" + std::to_string(i / 2 + 1);
        m_layers.push_back(
            register_module(name, std::make_shared<Layer>(view(i), view(i + 1), trainable)));
    }
}

at::Tensor Network::outputs(const at::Tensor& images) const
{
    at::Tensor values = images;
    for (const auto& layer : m_layers) {
        values = at::linear(values, layer->weight, layer->bias);
        if (layer != m_layers.back() || m_spec.head == Head::Tutorial) {
            values = at::relu(values);
        }
    }
    return values;
}

std::span<float> Network::parameterBuffer()
{
    return m_buffer;
}

std::vector<float> Network::parameterValues() const
{
    return {m_buffer.begin(), m_buffer.end()};
}

} // namespace core
