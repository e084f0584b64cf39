#pragma once

#include "core/network/architecture.h"
#include "core/network/product.h"

#include <vector>

namespace bench
{

/// The matrix products of an epoch, and nothing else: what no training can beat.
class ProductEpoch
{
public:
    using Prepare = core::ProductPointer (*)(
        const core::Matrix& a, const core::Matrix& b, const core::Matrix& c);

    ProductEpoch(const core::Architecture& spec, int batchSize, Prepare prepare);

    /// Runs them for so many images; returns the seconds that it took.
    double run(qsizetype images) const;

private:
    core::Matrix matrix(std::ptrdiff_t rows, std::ptrdiff_t columns);

    int m_batchSize;
    std::vector<std::vector<float>> m_buffers;
    std::vector<core::ProductPointer> m_products;
};

} // namespace bench
