#pragma once

#include "core/network/layers.h"
#include "core/network/product.h"

namespace core
{

/// One linear layer and the ReLU after it, made ready to run again and again on the same places in
/// memory; it holds neither parameters nor values.
class LinearLayer
{
public:
    enum class Ending { Plain, Relu };

    /// outputs (rows x out) = inputs (rows x in) weight^T + bias
    LinearLayer(
        const Matrix& inputs, const LayerParameters& parameters, const Matrix& outputs,
        Ending ending);

    /// The same, but the product is written to `sums` first, a dense matrix as large as the
    /// outputs. The library multiplies more slowly into columns of a wider matrix.
    LinearLayer(
        const Matrix& inputs, const LayerParameters& parameters, const Matrix& sums,
        const Matrix& outputs, Ending ending);

    /// The same with a product of inputs and weights that is already prepared and writes to the
    /// outputs.
    LinearLayer(
        ProductPointer product, const LayerParameters& parameters, const Matrix& outputs,
        Ending ending);

    void run() const;

private:
    LinearLayer(
        ProductPointer product, const LayerParameters& parameters, const Matrix& sums,
        const Matrix& outputs, Ending ending);

    ProductPointer m_product;
    Matrix m_sums;
    Matrix m_outputs;
    const float* m_bias;
    Ending m_ending;
};

/// How layer `index` of a network ends (0 is the first hidden layer). Only the last layer of the
/// logits head has no ReLU.
LinearLayer::Ending endingOf(const Architecture& architecture, std::size_t index);

} // namespace core
