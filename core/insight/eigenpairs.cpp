#include "core/insight/eigenpairs.h"

#include "core/base/random.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/linalg_eigh.h>
#include <ATen/ops/linalg_qr.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/matmul.h>

#include <algorithm>

namespace core
{

namespace
{

/// What lies below the last column's value fades fastest: more columns, fewer rounds.
constexpr qsizetype moreColumns = 14;
constexpr int mostRounds = 500;
constexpr double tolerance = 1e-10;

/// Columns at right angles, the same every time.
at::Tensor startColumns(qsizetype size, qsizetype columns)
{
    std::vector<double> values(static_cast<std::size_t>(size * columns));
    Random random(1);
    for (double& value : values) {
        value = static_cast<double>(random.normal());
    }
    const at::Tensor start = at::from_blob(values.data(), {size, columns}, at::kDouble);
    return std::get<0>(at::linalg_qr(start));
}

/// The last `count` columns, the last one first.
Eigenpairs toPairs(const at::Tensor& values, const at::Tensor& vectors, qsizetype count)
{
    Eigenpairs pairs;
    const at::Tensor rows = vectors.t().contiguous();
    const qsizetype all = rows.size(0);
    for (qsizetype i = all - 1; i >= all - count; --i) {
        const double* vector = rows.data_ptr<double>() + i * rows.size(1);
        pairs.values.push_back(values.data_ptr<double>()[i]);
        pairs.vectors.emplace_back(vector, vector + rows.size(1));
    }
    return pairs;
}

} // namespace

std::optional<Eigenpairs> largestEigenpairs(
    std::span<double> matrix, qsizetype size, qsizetype count, const std::stop_token& stop)
{
    const at::Tensor a = at::from_blob(matrix.data(), {size, size}, at::kDouble);
    count = std::min(count, size);
    at::Tensor columns = startColumns(size, std::min(size, count + moreColumns));
    for (int round = 1; !stop.stop_requested(); ++round) {
        const at::Tensor products = at::matmul(a, columns);
        const auto [values, turn] = at::linalg_eigh(at::matmul(columns.t(), products));
        const at::Tensor vectors = at::matmul(columns, turn);
        const at::Tensor rest = at::matmul(products, turn).sub(vectors.mul(values));
        const at::Tensor wanted = rest.slice(1, rest.size(1) - count);
        const double off = at::linalg_vector_norm(wanted).item<double>();
        const double largest = values.select(0, -1).item<double>();
        if (off <= tolerance * largest || round == mostRounds) {
            return toPairs(values, vectors, count);
        }
        columns = std::get<0>(at::linalg_qr(products));
    }
    return std::nullopt;
}

} // namespace core
