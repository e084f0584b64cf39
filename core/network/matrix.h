#pragma once

#include <cstddef>

namespace core
{

/// A matrix of floats that someone else owns. Element (r, c) lies at
/// `first[r * rowStride + c * columnStride]`. Cheap to copy; one of the strides is 1.
struct Matrix {
    float* first = nullptr;
    std::ptrdiff_t rows = 0;
    std::ptrdiff_t columns = 0;
    std::ptrdiff_t rowStride = 0;
    std::ptrdiff_t columnStride = 1;

    float* row(std::ptrdiff_t index) const { return first + index * rowStride; }

    Matrix transposed() const { return {first, columns, rows, columnStride, rowStride}; }

    Matrix rowRange(std::ptrdiff_t begin, std::ptrdiff_t count) const
    {
        return {row(begin), count, columns, rowStride, columnStride};
    }

    Matrix columnRange(std::ptrdiff_t begin, std::ptrdiff_t count) const
    {
        return transposed().rowRange(begin, count).transposed();
    }
};

} // namespace core
