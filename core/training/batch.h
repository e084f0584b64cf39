#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>

namespace core
{

/// The images of one training step: some of many.
struct Batch {
    const LabelledImages& images;
    std::span<const std::int64_t> indices;
    qint64 first = 0; ///< the number that the first of them has in the run
};

} // namespace core
