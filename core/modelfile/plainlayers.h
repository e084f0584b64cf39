#pragma once

#include <vector>

namespace core
{

// The layers of a network for one image, as plain loops. They check exported files, so they share
// no code with the program's own computation. Channels lie one after the other, each row by row.

/// weight (out x in, row by row) times input (in), plus bias (out). The sum is computed in this
/// order.
std::vector<float> plainLinear(
    const std::vector<float>& weight, const std::vector<float>& bias,
    const std::vector<float>& input);

/// Square kernels that slide over square images with zeros around them.
struct PlainKernels {
    const std::vector<float>& weight; ///< out x in x rows x columns
    const std::vector<float>& bias;   ///< out
    int side = 1;                     ///< of a kernel
    int padding = 0;
};

/// The images have `side` rows each; the kernels have as many input channels as there are images.
/// Each sum begins with the bias, and then goes channel by channel, row by row.
std::vector<float>
plainConvolution(const PlainKernels& kernels, const std::vector<float>& images, int side);

/// The highest, or the mean, of each square of `pool` pixels a side. A rest is left out.
std::vector<float> plainMaxPool(const std::vector<float>& images, int side, int pool);
std::vector<float> plainAveragePool(const std::vector<float>& images, int side, int pool);

/// Each channel, or each unit, times its scale plus its shift.
std::vector<float> plainScaleAndShift(
    std::vector<float> values, const std::vector<float>& scale, const std::vector<float>& shift);

std::vector<float> plainRelu(std::vector<float> values);
std::vector<float> plainLeakyRelu(std::vector<float> values, float slope);
std::vector<float> plainTanh(std::vector<float> values);
std::vector<float> plainSigmoid(std::vector<float> values);

std::vector<float> plainQuotient(std::vector<float> values, float divisor);

std::vector<float> plainSoftmax(std::vector<float> values);

} // namespace core
