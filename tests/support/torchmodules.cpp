#include "tests/support/torchmodules.h"

#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/dropout.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/pooling.h>

namespace support
{

namespace
{

namespace layer = core::layer;
namespace nn = torch::nn;

/// Appends the module of one layer.
class Appended
{
public:
    Appended(nn::Sequential& modules, const core::Shape& before)
        : m_modules(modules)
        , m_before(before)
    {
    }

    void operator()(const layer::Conv& conv) const
    {
        m_modules->push_back(
            nn::Conv2d(nn::Conv2dOptions(m_before.channels, conv.channels, conv.kernel)
                           .padding(conv.padding)));
    }

    void operator()(const layer::MaxPool& pool) const
    {
        m_modules->push_back(nn::MaxPool2d(pool.side));
    }

    void operator()(const layer::AvgPool& pool) const
    {
        m_modules->push_back(nn::AvgPool2d(pool.side));
    }

    void operator()(const layer::BatchNorm&) const
    {
        if (m_before.isFlat) {
            m_modules->push_back(nn::BatchNorm1d(m_before.channels));
        } else {
            m_modules->push_back(nn::BatchNorm2d(m_before.channels));
        }
    }

    void operator()(const layer::Relu&) const { m_modules->push_back(nn::ReLU()); }

    void operator()(const layer::LeakyRelu& relu) const
    {
        m_modules->push_back(nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(relu.slope)));
    }

    void operator()(const layer::Tanh&) const { m_modules->push_back(nn::Tanh()); }
    void operator()(const layer::Sigmoid&) const { m_modules->push_back(nn::Sigmoid()); }

    void operator()(const layer::Dropout& dropout) const
    {
        m_modules->push_back(nn::Dropout(dropout.share));
    }

    void operator()(const layer::Flatten&) const { m_modules->push_back(nn::Flatten()); }

    void operator()(const layer::Linear& linear) const
    {
        m_modules->push_back(nn::Linear(m_before.channels, linear.units));
    }

private:
    nn::Sequential& m_modules;
    const core::Shape& m_before;
};

} // namespace

nn::Sequential torchModules(const core::Architecture& architecture)
{
    nn::Sequential modules;
    for (const core::Architecture::Placed& each : architecture.placed()) {
        std::visit(Appended(modules, each.before), each.layer);
    }
    return modules;
}

} // namespace support
