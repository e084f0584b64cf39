#pragma once

#include "core/network/linearlayer.h"

namespace core
{

/// Takes images through a network: prepared once, then run as often as needed. Predictor,
/// evaluation and calibration all compute with it; Backpropagation divides the same layers among a
/// crew. It owns the images and the layers' values, but not the parameters. Any thread may use it,
/// one at a time.
class ForwardPass
{
public:
    /// For this many images at once, at least one. The parameters are spec.parameterCount() floats
    /// laid out like Model::parameters; they must outlive this, and may change between two runs.
    ForwardPass(const NetworkSpec& spec, std::span<const float> parameters, std::ptrdiff_t images);

    /// The images, each a row of 784 values 0..1. Write them before run().
    const Matrix& inputs() const { return m_inputs; }
    /// The last layer's ten outputs of each image, softmax left out: logits, or for the tutorial's
    /// head the ReLU of them. Read them after run().
    const Matrix& outputs() const { return m_values.outputs(); }
    /// What layer `index` gives for each image, 0 for the first hidden layer, after its ReLU if it
    /// has one. Read them after run().
    const Matrix& values(std::size_t index) const { return m_values[index]; }

    void run() const;

private:
    FloatBuffer m_pixels;
    Matrix m_inputs;
    LayerValues m_values;
    std::vector<LinearLayer> m_layers;
};

} // namespace core
