#include "core/ink/digitimage.h"
#include "core/network/perceptronpass_p.h"

namespace core
{

namespace
{

/// The pass of a single image is prepared for one run. Preparing the library's product for that
/// takes longer than running it: an image took 240 microseconds instead of 77 with 784-1024-512-10.
ProductPointer
productOf(const Matrix& inputs, const LayerParameters& parameters, const Matrix& outputs)
{
    const auto prepare = inputs.rows == 1 ? prepareRowProduct : prepareProduct;
    return prepare(inputs, parameters.weight.transposed(), outputs);
}

} // namespace

PerceptronPass::PerceptronPass(
    const Architecture& perceptron, std::span<const float> parameters, std::ptrdiff_t images)
    : m_pixels(static_cast<std::size_t>(images * digitImagePixels))
    , m_inputs{m_pixels.data(), images, digitImagePixels, digitImagePixels}
    , m_values(perceptron, images)
{
    const auto layers = readableLayers(perceptron, parameters);
    Matrix inputs = m_inputs;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Matrix& outputs = m_values[i];
        m_layers.emplace_back(
            productOf(inputs, layers[i], outputs), layers[i], outputs, endingOf(perceptron, i));
        inputs = outputs;
    }
}

void PerceptronPass::run() const
{
    for (const LinearLayer& layer : m_layers) {
        layer.run();
    }
}

} // namespace core
