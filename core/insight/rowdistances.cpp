#include "core/insight/rowdistances.h"

#include "core/insight/rowmeans.h"

#include <algorithm>

namespace core
{

namespace
{

float squareOf(std::span<const float> row)
{
    double sum = 0;
    for (const float value : row) {
        sum += static_cast<double>(value) * static_cast<double>(value);
    }
    return static_cast<float>(sum);
}

} // namespace

RowDistances::RowDistances(const Rows& rows, qsizetype most)
    : m_count(rows.count)
    , m_width(rows.width)
    , m_rows(static_cast<std::size_t>(rows.count * rows.width))
    , m_squares(static_cast<std::size_t>(rows.count))
    , m_named(static_cast<std::size_t>(most * rows.width))
    , m_distances(static_cast<std::size_t>(most * rows.count))
{
    copyCentred(rows, rowMeans(rows), 0, rows.count, m_rows.data());
    const Rows centred{m_rows.data(), m_count, m_width};
    for (qsizetype i = 0; i < m_count; ++i) {
        m_squares[static_cast<std::size_t>(i)] = squareOf(centred.row(i));
    }
    if (m_count > 0) {
        const Matrix named{m_named.data(), most, m_width, m_width};
        const Matrix all{m_rows.data(), m_count, m_width, m_width};
        m_product =
            prepareProduct(named, all.transposed(), {m_distances.data(), most, m_count, m_count});
    }
}

void RowDistances::compute(std::span<const qsizetype> from)
{
    float* next = m_named.data();
    for (const qsizetype row : from) {
        next = std::copy_n(m_rows.data() + row * m_width, m_width, next);
    }
    m_product->run();
    float* distances = m_distances.data();
    for (const qsizetype row : from) {
        const float square = m_squares[static_cast<std::size_t>(row)];
        for (const float other : m_squares) {
            *distances = std::max(square + other - 2 * *distances, 0.0F);
            ++distances;
        }
    }
}

std::span<const float> RowDistances::of(qsizetype index) const
{
    return {m_distances.data() + index * m_count, static_cast<std::size_t>(m_count)};
}

} // namespace core
