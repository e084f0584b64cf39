#pragma once

#include "core/base/random.h"
#include "core/insight/rows.h"

#include <vector>

namespace support
{

/// Rows that own their values.
struct ToyRows {
    std::vector<float> values;
    qsizetype width = 0;

    core::Rows rows() const
    {
        return {values.data(), static_cast<qsizetype>(values.size()) / width, width};
    }
};

/// Seeded rows; column c spreads 1 / (1 + c), so that the first columns have most of the variance.
inline ToyRows fadingRows(qsizetype count, qsizetype width, unsigned seed = 1)
{
    ToyRows made{{}, width};
    core::Random random(seed);
    for (qsizetype i = 0; i < count * width; ++i) {
        made.values.push_back(3 + random.normal() / static_cast<float>(1 + i % width));
    }
    return made;
}

/// Seeded groups of rows, far apart; row i belongs to group i % groups.
inline ToyRows groupedRows(qsizetype count, qsizetype width, int groups, unsigned seed = 1)
{
    ToyRows made{{}, width};
    core::Random middles(seed);
    std::vector<float> middle;
    for (qsizetype i = 0; i < groups * width; ++i) {
        middle.push_back(10 * middles.normal());
    }
    core::Random random(seed, 1);
    for (qsizetype i = 0; i < count; ++i) {
        for (qsizetype c = 0; c < width; ++c) {
            const auto place = static_cast<std::size_t>((i % groups) * width + c);
            made.values.push_back(middle[place] + random.normal());
        }
    }
    return made;
}

} // namespace support
