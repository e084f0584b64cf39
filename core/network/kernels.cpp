#include "core/network/kernels.h"

#include "core/base/vectorised.h"

namespace core
{

void prefetch(const std::uint8_t* first, std::ptrdiff_t count)
{
    constexpr std::ptrdiff_t line = 64;
    for (std::ptrdiff_t i = 0; i < count; i += line) {
        __builtin_prefetch(first + i);
    }
}

DIGITLAB_VECTORISED
void scaleBytes(const std::uint8_t* __restrict from, float* __restrict to, std::ptrdiff_t count)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        to[i] = static_cast<float>(from[i]) * (1.0F / 255);
    }
}

DIGITLAB_VECTORISED
void addBias(const float* sums, const float* bias, float* outputs, std::ptrdiff_t count)
{
#pragma GCC ivdep
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        outputs[i] = sums[i] + bias[i];
    }
}

DIGITLAB_VECTORISED
void addBiasRelu(const float* sums, const float* bias, float* outputs, std::ptrdiff_t count)
{
#pragma GCC ivdep
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const float value = sums[i] + bias[i];
        outputs[i] = value < 0 ? 0 : value;
    }
}

DIGITLAB_VECTORISED
void copyAndAdd(
    const float* __restrict values, float* __restrict copy, float* __restrict totals,
    std::ptrdiff_t count)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        copy[i] = values[i];
        totals[i] += values[i];
    }
}

DIGITLAB_VECTORISED
void maskRelu(float* __restrict gradient, const float* __restrict values, std::ptrdiff_t count)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        gradient[i] = values[i] <= 0 ? 0 : gradient[i];
    }
}

} // namespace core
