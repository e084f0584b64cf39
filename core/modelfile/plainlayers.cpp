#include "core/modelfile/plainlayers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core
{

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

std::vector<float> plainRelu(std::vector<float> values)
{
    for (float& value : values) {
        value = std::max(value, 0.0F);
    }
    return values;
}

std::vector<float> plainQuotient(std::vector<float> values, float divisor)
{
    for (float& value : values) {
        value /= divisor;
    }
    return values;
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
