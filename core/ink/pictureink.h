#pragma once

#include <QImage>

#include <optional>
#include <vector>

namespace core
{

/// Values of a picture, row by row from the top left.
struct Field {
    int width = 0;
    int height = 0;
    std::vector<float> values;

    float& at(int x, int y) { return values[index(x, y)]; }
    float at(int x, int y) const { return values[index(x, y)]; }

private:
    size_t index(int x, int y) const { return static_cast<size_t>(y) * width + x; }
};

/// Finds out what is ink and what is paper, and gives each pixel's share of ink, from 0 (paper) to
/// 1. Noise becomes 0, and large pictures become smaller. Nothing if the contrast is too small.
std::optional<Field> findInk(const QImage& picture);

/// Removes everything that is separate from the digit and too small to be a part of it.
void removeDirt(Field& ink);

} // namespace core
