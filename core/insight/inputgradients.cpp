#include "core/insight/inputgradients_p.h"
#include "core/network/network.h"

#include <ATen/ops/from_blob.h>

#include <algorithm>

namespace core
{

namespace
{

/// The rows of a dense matrix of floats.
template <std::size_t Columns>
std::vector<std::array<float, Columns>> rowsOf(const at::Tensor& matrix)
{
    const at::Tensor dense = matrix.contiguous();
    const float* first = dense.data_ptr<float>();
    std::vector<std::array<float, Columns>> rows(static_cast<std::size_t>(dense.size(0)));
    for (std::array<float, Columns>& row : rows) {
        std::copy_n(first, Columns, row.begin());
        first += Columns;
    }
    return rows;
}

} // namespace

InputGradients::InputGradients(const Model& model)
    : m_network(std::make_unique<Network>(model))
{
}

InputGradients::~InputGradients() = default;

InputGradients::Found
InputGradients::at(std::span<const DigitImage> images, std::span<const Weights> weights) const
{
    const auto count = static_cast<int64_t>(images.size());
    // from_blob() takes no pointer to const; the copy is what gathers a gradient.
    auto* pixels = const_cast<float*>(images.data()->data());
    auto* factors = const_cast<float*>(weights.data()->data());
    at::Tensor input = at::from_blob(pixels, {count, digitImagePixels}).clone();
    input.requires_grad_(true);
    const at::Tensor outputs = m_network->outputs(input);
    outputs.backward(at::from_blob(factors, {count, digitCount}));
    return {rowsOf<digitCount>(outputs.detach()), rowsOf<digitImagePixels>(input.grad())};
}

} // namespace core
