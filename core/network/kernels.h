#pragma once

#include "core/network/matrix.h"

#include <cstddef>
#include <cstdint>

namespace core
{

/// The vectorised passes over floats before, between and after the matrix products. Buffers do not
/// overlap unless the comment says so.

/// Asks the memory for bytes that are needed soon.
void prefetch(const std::uint8_t* first, std::ptrdiff_t count);

/// to[i] = from[i] / 255
void scaleBytes(const std::uint8_t* from, float* to, std::ptrdiff_t count);

/// outputs[i] = sums[i] + bias[i]; outputs and sums may be the same buffer
void addBias(const float* sums, const float* bias, float* outputs, std::ptrdiff_t count);

/// outputs[i] = max(sums[i] + bias[i], 0); outputs and sums may be the same buffer. NaN stays NaN.
void addBiasRelu(const float* sums, const float* bias, float* outputs, std::ptrdiff_t count);

/// sums[r] = row r of the matrix times the vector; the floats of a row lie side by side.
void multiplyVector(const Matrix& matrix, const float* vector, float* sums);

/// copy[i] = values[i], totals[i] += values[i]
void copyAndAdd(const float* values, float* copy, float* totals, std::ptrdiff_t count);

/// The sum of (a[i] - b[i])^2, in doubles.
double squaredDistance(const float* a, const float* b, std::ptrdiff_t count);

/// totals[i] += factor * values[i]
void addScaled(const float* values, float factor, float* totals, std::ptrdiff_t count);

/// gradient[i] = 0 where the ReLU's value is 0: no gradient flows there
void maskRelu(float* gradient, const float* values, std::ptrdiff_t count);

} // namespace core
