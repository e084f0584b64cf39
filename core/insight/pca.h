#pragma once

#include "core/base/result.h"
#include "core/insight/rows.h"

#include <QPointF>

#include <array>
#include <stop_token>

namespace core
{

/// The plane that keeps most of the rows' variance: their mean, and the two axes from it.
struct Pca {
    std::vector<double> mean;
    /// As wide as a row, of length 1, at right angles. One along which nothing varies is a unit
    /// vector all the same, or zeros where the rows are not wide enough.
    std::array<std::vector<double>, 2> axes;
    double share = 0; ///< of the variance that the plane keeps, 0 to 1; 0 where nothing varies

    /// Where a row, as wide as the mean, lies in the plane; the mean lies at (0, 0).
    QPointF place(std::span<const float> row) const;
    /// Where all rows lie.
    std::vector<QPointF> places(const Rows& rows) const;
};

/// Principal component analysis (Pearson, 1901): the two eigenvectors of the covariance with the
/// largest eigenvalues. The covariance is added up, and taken apart, in doubles. In each axis the
/// value farthest from 0 is above 0, so the same rows give the same axes. An error if the rows are
/// not all numbers, or if stop was requested before the end.
Result<Pca> principalComponents(const Rows& rows, const std::stop_token& stop = {});

/// The same plane, turned or mirrored in itself so that the places of the rows lie nearest to where
/// they lay before: the sum of the squared ways is the least (orthogonal Procrustes problem,
/// Schonemann, 1966). `places` are those that `pca` gives, `before` as many. Both have their middle
/// at (0, 0).
Pca turnedTowards(
    const Pca& pca, const std::vector<QPointF>& places, const std::vector<QPointF>& before);

} // namespace core
