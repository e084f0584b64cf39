#include "core/insight/pca.h"

#include "core/base/floatbuffer.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/insight/eigenpairs.h"
#include "core/insight/rowmeans.h"
#include "core/network/product.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

/// The rows of one product: few enough that a sum of floats loses little, and to stop soon.
constexpr qsizetype rowsAtOnce = 500;

/// width x width, in doubles; not divided by the number of rows. Empty if stop was requested.
std::vector<double>
covarianceOf(const Rows& rows, const std::vector<double>& mean, const std::stop_token& stop)
{
    const auto size = static_cast<std::size_t>(rows.width * rows.width);
    std::vector<double> covariance(size);
    FloatBuffer part(size);
    FloatBuffer centred(static_cast<std::size_t>(rowsAtOnce * rows.width));
    const Matrix matrix{centred.data(), rowsAtOnce, rows.width, rows.width};
    const ProductPointer product = prepareProduct(
        matrix.transposed(), matrix, {part.data(), rows.width, rows.width, rows.width});
    for (qsizetype first = 0; first < rows.count; first += rowsAtOnce) {
        if (stop.stop_requested()) {
            return {};
        }
        const qsizetype count = std::min(rowsAtOnce, rows.count - first);
        copyCentred(rows, mean, first, count, centred.data());
        std::fill(centred.begin() + count * rows.width, centred.end(), 0.0F);
        product->run();
        for (std::size_t i = 0; i < size; ++i) {
            covariance[i] += static_cast<double>(part[i]);
        }
    }
    return covariance;
}

/// So that the same rows give the same axis.
void turnUp(std::vector<double>& axis)
{
    const auto farthest =
        std::ranges::max_element(axis, {}, [](double value) { return std::abs(value); });
    if (*farthest < 0) {
        for (double& value : axis) {
            value = -value;
        }
    }
}

/// The sum of the eigenvalues.
double traceOf(const std::vector<double>& matrix, qsizetype size)
{
    double sum = 0;
    for (qsizetype i = 0; i < size; ++i) {
        sum += matrix[static_cast<std::size_t>(i * size + i)];
    }
    return sum;
}

} // namespace

QPointF Pca::place(std::span<const float> row) const
{
    double x = 0;
    double y = 0;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        const double value = static_cast<double>(row[i]) - mean[i];
        x += value * axes[0][i];
        y += value * axes[1][i];
    }
    return {x, y};
}

std::vector<QPointF> Pca::places(const Rows& rows) const
{
    std::vector<QPointF> places;
    places.reserve(static_cast<std::size_t>(rows.count));
    for (qsizetype i = 0; i < rows.count; ++i) {
        places.push_back(place(rows.row(i)));
    }
    return places;
}

Result<Pca> principalComponents(const Rows& rows, const std::stop_token& stop)
{
    return guarded([&]() -> Result<Pca> {
        Pca pca;
        pca.mean = rowMeans(rows);
        pca.axes.fill(std::vector<double>(pca.mean.size()));
        std::vector<double> covariance = covarianceOf(rows, pca.mean, stop);
        if (!std::ranges::all_of(covariance, [](double value) { return std::isfinite(value); })) {
            return Error{Tr::tr("the last hidden layer: expected numbers, found infinite ones")};
        }
        std::optional<Eigenpairs> pairs;
        if (!covariance.empty()) {
            pairs = largestEigenpairs(covariance, rows.width, 2, stop);
        }
        if (!pairs) {
            return Error{Tr::tr("The map of the images was stopped")};
        }
        double kept = 0;
        for (std::size_t i = 0; i < pairs->values.size(); ++i) {
            kept += pairs->values[i];
            pca.axes[i] = std::move(pairs->vectors[i]);
            turnUp(pca.axes[i]);
        }
        const double all = traceOf(covariance, rows.width);
        pca.share = all > 0 ? std::clamp(kept / all, 0.0, 1.0) : 0;
        return pca;
    });
}

/// For the product M of all (x, y) with all (u, v), the best turn is by the angle that M's
/// antisymmetric and diagonal parts give; the best mirroring the same with the signs of the second
/// row changed. The larger of the two sums wins.
Pca turnedTowards(
    const Pca& pca, const std::vector<QPointF>& places, const std::vector<QPointF>& before)
{
    double xu = 0;
    double xv = 0;
    double yu = 0;
    double yv = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        xu += places[i].x() * before[i].x();
        xv += places[i].x() * before[i].y();
        yu += places[i].y() * before[i].x();
        yv += places[i].y() * before[i].y();
    }
    const bool isMirrored = std::hypot(xu - yv, xv + yu) > std::hypot(xu + yv, xv - yu);
    const double sign = isMirrored ? -1 : 1;
    const double angle = std::atan2(xv - sign * yu, xu + sign * yv);
    Pca turned = pca;
    for (std::size_t i = 0; i < pca.mean.size(); ++i) {
        const double x = pca.axes[0][i];
        const double y = sign * pca.axes[1][i];
        turned.axes[0][i] = std::cos(angle) * x - std::sin(angle) * y;
        turned.axes[1][i] = std::sin(angle) * x + std::cos(angle) * y;
    }
    return turned;
}

} // namespace core
