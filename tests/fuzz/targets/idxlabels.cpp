#include "core/data/idxreader.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace fuzz
{

bool idxLabels(const QByteArray& input)
{
    constexpr int classes = 10;
    const auto labels = core::readIdxLabels(fileOf(input, "labels"), classes);
    demand(
        !labels || std::ranges::all_of(
                       *labels, [](char label) { return static_cast<uchar>(label) < classes; }),
        "each label is a class");
    return labels.hasValue();
}

} // namespace fuzz
