#pragma once

#include "core/base/floatbuffer.h"
#include "core/network/architecture.h"
#include "core/network/matrix.h"

#include <span>

namespace core
{

/// Where one linear layer's numbers lie in a flat buffer laid out like Model::parameters.
struct LayerParameters {
    Matrix weight;         ///< out x in
    std::span<float> bias; ///< out

    /// The numbers of some of the output units.
    LayerParameters units(std::ptrdiff_t begin, std::ptrdiff_t count) const;
};

/// The layers in a buffer of architecture.parameterCount() floats, from the first hidden layer to
/// the output.
std::vector<LayerParameters> layerParameters(const Architecture& architecture, float* parameters);

/// The same for parameters that nothing may be written to: they are only to be read.
std::vector<LayerParameters>
readableLayers(const Architecture& architecture, std::span<const float> parameters);

/// A matrix of rows x units for each linear layer of a network, zero at first.
class LayerValues
{
public:
    LayerValues(const Architecture& architecture, std::ptrdiff_t rows);

    const Matrix& operator[](std::size_t layer) const { return m_layers[layer]; }
    const Matrix& outputs() const { return m_layers.back(); }

private:
    std::vector<FloatBuffer> m_values;
    std::vector<Matrix> m_layers;
};

} // namespace core
