#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace core
{

/// Rows of floats that someone else owns, one behind the other; such as what a layer makes of
/// images. Cheap to copy.
struct Rows {
    const float* first = nullptr;
    qsizetype count = 0;
    qsizetype width = 0;

    std::span<const float> row(qsizetype index) const
    {
        return {first + index * width, static_cast<std::size_t>(width)};
    }
};

/// At most `most` of the numbers 0 to `count` - 1, rising, as evenly spread as can be.
inline std::vector<qsizetype> evenlySpread(qsizetype count, qsizetype most)
{
    const qsizetype size = count < most ? count : most;
    std::vector<qsizetype> numbers(static_cast<std::size_t>(size));
    for (qsizetype i = 0; i < size; ++i) {
        numbers[static_cast<std::size_t>(i)] = i * count / size;
    }
    return numbers;
}

} // namespace core
