#include "core/insight/inputgradients_p.h"
#include "core/network/network.h"

#include <ATen/ops/from_blob.h>

#include <algorithm>

namespace core
{

namespace
{

/// Copies the rows of a dense matrix of floats; `Row` has as many values.
template <typename Row> std::vector<Row> rowsOf(const at::Tensor& matrix, const Row& empty)
{
    const at::Tensor dense = matrix.contiguous();
    const float* next = dense.data_ptr<float>();
    std::vector<Row> rows(static_cast<std::size_t>(dense.size(0)), empty);
    for (Row& row : rows) {
        std::copy_n(next, row.size(), row.begin());
        next += row.size();
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
    const auto classes = m_network->architecture().classCount();
    std::vector<float> factors;
    for (const Weights& each : weights) {
        factors.insert(factors.end(), each.begin(), each.end());
    }
    at::Tensor input = at::from_blob(pixels, {count, digitImagePixels}).clone();
    input.requires_grad_(true);
    const at::Tensor outputs = m_network->outputs(input);
    outputs.backward(at::from_blob(factors.data(), {count, classes}));
    return {
        rowsOf(outputs, ClassValues(static_cast<std::size_t>(classes))),
        rowsOf(input.grad(), DigitImage())};
}

} // namespace core
