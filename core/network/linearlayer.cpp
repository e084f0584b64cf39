#include "core/network/linearlayer.h"

#include "core/network/kernels.h"

namespace core
{

LinearLayer::LinearLayer(
    const Matrix& inputs, const LayerParameters& parameters, const Matrix& outputs, Ending ending)
    : LinearLayer(inputs, parameters, outputs, outputs, ending)
{
}

LinearLayer::LinearLayer(
    const Matrix& inputs, const LayerParameters& parameters, const Matrix& sums,
    const Matrix& outputs, Ending ending)
    : LinearLayer(
          prepareProduct(inputs, parameters.weight.transposed(), sums), parameters, sums, outputs,
          ending)
{
}

LinearLayer::LinearLayer(
    ProductPointer product, const LayerParameters& parameters, const Matrix& outputs, Ending ending)
    : LinearLayer(std::move(product), parameters, outputs, outputs, ending)
{
}

LinearLayer::LinearLayer(
    ProductPointer product, const LayerParameters& parameters, const Matrix& sums,
    const Matrix& outputs, Ending ending)
    : m_product(std::move(product))
    , m_sums(sums)
    , m_outputs(outputs)
    , m_bias(parameters.bias.data())
    , m_ending(ending)
{
}

void LinearLayer::run() const
{
    m_product->run();
    const auto finish = m_ending == Ending::Relu ? addBiasRelu : addBias;
    for (std::ptrdiff_t row = 0; row < m_outputs.rows; ++row) {
        finish(m_sums.row(row), m_bias, m_outputs.row(row), m_outputs.columns);
    }
}

LinearLayer::Ending endingOf(const Architecture& architecture, std::size_t index)
{
    const bool isHidden = index < static_cast<std::size_t>(architecture.hidden().size());
    return isHidden || architecture.head == Head::Tutorial ? LinearLayer::Ending::Relu
                                                           : LinearLayer::Ending::Plain;
}

} // namespace core
