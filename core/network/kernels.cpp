#include "core/network/kernels.h"

#include "core/base/vectorised.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace core
{

namespace
{

/// How many floats are added side by side: as many as fit into the largest vector of any processor.
/// Processors with smaller vectors use several of them.
constexpr std::ptrdiff_t laneCount = 16;
using Lanes [[gnu::vector_size(laneCount * sizeof(float))]] = float;
using DoubleLanes [[gnu::vector_size(laneCount * sizeof(double))]] = double;

/// How many rows share one reading of the vector. Their sums do not have to wait for each other.
constexpr std::ptrdiff_t rowsAtOnce = 4;

} // namespace

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
void multiplyVector(const Matrix& matrix, const float* vector, float* sums)
{
    const std::ptrdiff_t whole = matrix.columns / laneCount * laneCount;
    for (std::ptrdiff_t first = 0; first < matrix.rows; first += rowsAtOnce) {
        // If fewer than four rows are left, the last row is read again in place of the missing
        // ones.
        std::array<const float*, rowsAtOnce> rows{};
        for (std::ptrdiff_t i = 0; i < rowsAtOnce; ++i) {
            rows[i] = matrix.row(std::min(first + i, matrix.rows - 1));
        }
        std::array<Lanes, rowsAtOnce> totals{};
        for (std::ptrdiff_t column = 0; column < whole; column += laneCount) {
            Lanes factors;
            std::memcpy(&factors, vector + column, sizeof factors);
            for (std::ptrdiff_t i = 0; i < rowsAtOnce; ++i) {
                Lanes values;
                std::memcpy(&values, rows[i] + column, sizeof values);
                totals[i] += values * factors;
            }
        }
        for (std::ptrdiff_t i = 0; i < std::min(rowsAtOnce, matrix.rows - first); ++i) {
            float sum = 0;
            for (std::ptrdiff_t lane = 0; lane < laneCount; ++lane) {
                sum += totals[i][lane];
            }
            for (std::ptrdiff_t column = whole; column < matrix.columns; ++column) {
                sum += rows[i][column] * vector[column];
            }
            sums[first + i] = sum;
        }
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
double squaredDistance(const float* a, const float* b, std::ptrdiff_t count)
{
    const std::ptrdiff_t whole = count / laneCount * laneCount;
    DoubleLanes totals{};
    for (std::ptrdiff_t i = 0; i < whole; i += laneCount) {
        Lanes left;
        Lanes right;
        std::memcpy(&left, a + i, sizeof left);
        std::memcpy(&right, b + i, sizeof right);
        const DoubleLanes difference = __builtin_convertvector(left, DoubleLanes) -
                                       __builtin_convertvector(right, DoubleLanes);
        totals += difference * difference;
    }
    double sum = 0;
    for (std::ptrdiff_t lane = 0; lane < laneCount; ++lane) {
        sum += totals[lane];
    }
    for (std::ptrdiff_t i = whole; i < count; ++i) {
        const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
        sum += difference * difference;
    }
    return sum;
}

DIGITLAB_VECTORISED
void addScaled(
    const float* __restrict values, float factor, float* __restrict totals, std::ptrdiff_t count)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        totals[i] += factor * values[i];
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
