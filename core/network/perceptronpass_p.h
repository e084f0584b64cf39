#pragma once

#include "core/network/forwardpass.h"
#include "core/network/linearlayer.h"

namespace core
{

/// A forward pass of a perceptron; Backpropagation divides the same layers among a crew.
class PerceptronPass : public ForwardPass
{
public:
    PerceptronPass(
        const Architecture& perceptron, std::span<const float> parameters, std::ptrdiff_t images);

    const Matrix& inputs() const override { return m_inputs; }
    const Matrix& outputs() const override { return m_values.outputs(); }
    const Matrix& values(std::size_t index) const override { return m_values[index]; }
    void run() const override;

private:
    FloatBuffer m_pixels;
    Matrix m_inputs;
    LayerValues m_values;
    std::vector<LinearLayer> m_layers;
};

} // namespace core
