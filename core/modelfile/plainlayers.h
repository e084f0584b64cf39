#pragma once

#include <vector>

namespace core
{

// The layers of a network for one image, as plain loops. They check exported files, so they share
// no code with the program's own computation.

/// weight (out x in, row by row) times input (in), plus bias (out). The sum is computed in this
/// order.
std::vector<float> plainLinear(
    const std::vector<float>& weight, const std::vector<float>& bias,
    const std::vector<float>& input);

std::vector<float> plainRelu(std::vector<float> values);

std::vector<float> plainQuotient(std::vector<float> values, float divisor);

std::vector<float> plainSoftmax(std::vector<float> values);

} // namespace core
