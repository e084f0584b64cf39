#pragma once

#include "core/data/datasetstore.h"

#include <cstdio>
#include <cstdlib>

namespace bench
{

/// The dataset on this computer; without it, the program ends.
inline core::DatasetPointer mnist()
{
    const auto dataset = core::DatasetStore().load("mnist");
    if (!dataset) {
        std::fprintf(stderr, "%s\n", qPrintable(dataset.error().message));
        std::exit(1);
    }
    return *dataset;
}

} // namespace bench
