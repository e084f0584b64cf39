#pragma once

#include <vector>

namespace core
{

// The layers of a network for one image, as plain loops: what reads exported files back shares
// nothing with what computes them in the program.

/// weight (out x in, row by row) times input (in), plus bias (out), summed up in that order.
std::vector<float> plainLinear(
    const std::vector<float>& weight, const std::vector<float>& bias,
    const std::vector<float>& input);

std::vector<float> plainRelu(std::vector<float> values);

std::vector<float> plainQuotient(std::vector<float> values, float divisor);

std::vector<float> plainSoftmax(std::vector<float> values);

} // namespace core
