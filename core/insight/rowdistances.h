#pragma once

#include "core/base/floatbuffer.h"
#include "core/insight/rows.h"
#include "core/network/product.h"

namespace core
{

/// Squared Euclidean distances from some rows to all of them, as one matrix product: |a|^2 + |b|^2
/// - 2ab, after the mean is taken off, so that little is lost to floats. Keeps a copy of the rows.
/// To be used by one thread at a time.
class RowDistances
{
public:
    /// Prepared for at most `most` rows at once. Throws what the product's library throws.
    RowDistances(const Rows& rows, qsizetype most);

    /// Computes the distances from these rows, at most `most`, to all rows.
    void compute(std::span<const qsizetype> from);
    /// The distances from the `index`-th row that was named, at least 0, one for each row.
    std::span<const float> of(qsizetype index) const;

private:
    qsizetype m_count;
    qsizetype m_width;
    FloatBuffer m_rows;
    std::vector<float> m_squares; ///< of each row's length
    FloatBuffer m_named;
    FloatBuffer m_distances;
    ProductPointer m_product;
};

} // namespace core
