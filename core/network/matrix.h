#pragma once

#include <cstddef>
#include <span>

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
    /// The same with its length. Only of a matrix with a column stride of 1.
    std::span<const float> values(std::ptrdiff_t index) const
    {
        return {row(index), static_cast<std::size_t>(columns)};
    }

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
