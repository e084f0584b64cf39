#pragma once

#include "core/base/result.h"
#include "core/insight/rows.h"

#include <QPointF>

#include <limits>
#include <stop_token>

namespace core
{

/// How far the neighbours that a map shows are neighbours in truth: 1 if each of a point's
/// `neighbours` nearest ones on the map is among the as many nearest rows, about 0.5 by chance,
/// less for each that is not, by how far off it is (Venna and Kaski, "Neighborhood preservation in
/// nonlinear projection methods", 2001). There is a place for each row. Of equally near ones the
/// lower index is nearer. Measured at no more than `most` points, evenly spread, with all the
/// others as possible neighbours. An error if there are not more than twice as many rows as
/// neighbours, or if stop was requested before the end.
Result<double> trustworthiness(
    const Rows& rows, const std::vector<QPointF>& places, int neighbours = 12,
    qsizetype most = std::numeric_limits<qsizetype>::max(), const std::stop_token& stop = {});

} // namespace core
