#include "core/modelfile/plainlayers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace core
{

namespace
{

/// Adds one channel times one kernel to the sums of an output channel.
class Slide
{
public:
    Slide(int side, const PlainKernels& kernels)
        : m_side(side)
        , m_kernel(kernels.side)
        , m_padding(kernels.padding)
        , m_outSide(side + 2 * kernels.padding - kernels.side + 1)
    {
    }

    int outSide() const { return m_outSide; }

    void add(const float* image, const float* kernel, float* sums) const
    {
        for (int row = 0; row < m_kernel; ++row) {
            for (int column = 0; column < m_kernel; ++column) {
                addShifted(image, row - m_padding, column - m_padding, *kernel++, sums);
            }
        }
    }

private:
    /// Adds the image times a weight, moved by this many pixels; beyond its edges there are zeros.
    void addShifted(const float* image, int rows, int columns, float weight, float* sums) const
    {
        const int last = std::min(m_outSide, m_side - columns);
        for (int y = std::max(0, -rows); y < std::min(m_outSide, m_side - rows); ++y) {
            const float* in = image + (y + rows) * m_side + columns;
            float* out = sums + y * m_outSide;
            for (int x = std::max(0, -columns); x < last; ++x) {
                out[x] += in[x] * weight;
            }
        }
    }

    int m_side;
    int m_kernel;
    int m_padding;
    int m_outSide;
};

/// What `ofSquare` makes of each square; it gets the square's first pixel.
template <typename Function>
std::vector<float>
pooled(const std::vector<float>& images, int side, int pool, const Function& ofSquare)
{
    const auto channels = static_cast<int>(images.size()) / (side * side);
    std::vector<float> result;
    for (int channel = 0; channel < channels; ++channel) {
        const float* image = images.data() + static_cast<std::ptrdiff_t>(channel) * side * side;
        for (int y = 0; y + pool <= side; y += pool) {
            for (int x = 0; x + pool <= side; x += pool) {
                result.push_back(ofSquare(image + y * side + x));
            }
        }
    }
    return result;
}

template <typename Function>
std::vector<float> mapped(std::vector<float> values, const Function& function)
{
    std::ranges::transform(values, values.begin(), function);
    return values;
}

} // namespace

std::vector<float> plainLinear(
    const std::vector<float>& weight, const std::vector<float>& bias,
    const std::vector<float>& input)
{
    std::vector<float> sums(bias);
    const float* row = weight.data();
    for (float& sum : sums) {
        sum = std::inner_product(input.begin(), input.end(), row, sum);
        row += input.size();
    }
    return sums;
}

std::vector<float>
plainConvolution(const PlainKernels& kernels, const std::vector<float>& images, int side)
{
    const Slide slide(side, kernels);
    const std::size_t pixels = static_cast<std::size_t>(side) * side;
    const std::size_t outPixels = static_cast<std::size_t>(slide.outSide()) * slide.outSide();
    const std::size_t kernelSize = static_cast<std::size_t>(kernels.side) * kernels.side;
    std::vector<float> result;
    const float* kernel = kernels.weight.data();
    for (const float bias : kernels.bias) {
        result.insert(result.end(), outPixels, bias);
        float* sums = result.data() + result.size() - outPixels;
        for (std::size_t at = 0; at < images.size(); at += pixels) {
            slide.add(images.data() + at, kernel, sums);
            kernel += kernelSize;
        }
    }
    return result;
}

std::vector<float> plainMaxPool(const std::vector<float>& images, int side, int pool)
{
    return pooled(images, side, pool, [=](const float* square) {
        float highest = *square;
        for (int y = 0; y < pool; ++y) {
            const float* row = square + y * side;
            highest = std::max(highest, *std::max_element(row, row + pool));
        }
        return highest;
    });
}

std::vector<float> plainAveragePool(const std::vector<float>& images, int side, int pool)
{
    return pooled(images, side, pool, [=](const float* square) {
        float sum = 0;
        for (int y = 0; y < pool; ++y) {
            const float* row = square + y * side;
            sum = std::accumulate(row, row + pool, sum);
        }
        return sum / static_cast<float>(pool * pool);
    });
}

std::vector<float> plainScaleAndShift(
    std::vector<float> values, const std::vector<float>& scale, const std::vector<float>& shift)
{
    const std::size_t pixels = values.size() / scale.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = values[i] * scale[i / pixels] + shift[i / pixels];
    }
    return values;
}

std::vector<float> plainRelu(std::vector<float> values)
{
    return mapped(std::move(values), [](float value) { return std::max(value, 0.0F); });
}

std::vector<float> plainLeakyRelu(std::vector<float> values, float slope)
{
    return mapped(
        std::move(values), [=](float value) { return value < 0 ? value * slope : value; });
}

std::vector<float> plainTanh(std::vector<float> values)
{
    return mapped(std::move(values), [](float value) { return std::tanh(value); });
}

std::vector<float> plainSigmoid(std::vector<float> values)
{
    return mapped(std::move(values), [](float value) { return 1 / (1 + std::exp(-value)); });
}

std::vector<float> plainQuotient(std::vector<float> values, float divisor)
{
    return mapped(std::move(values), [=](float value) { return value / divisor; });
}

std::vector<float> plainSoftmax(std::vector<float> values)
{
    const float highest = *std::max_element(values.begin(), values.end());
    for (float& value : values) {
        value = std::exp(value - highest);
    }
    return plainQuotient(values, std::accumulate(values.begin(), values.end(), 0.0F));
}

} // namespace core
