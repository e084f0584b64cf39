#pragma once

#include "core/insight/rows.h"

namespace core
{

/// The mean of each column; zeros without rows.
std::vector<double> rowMeans(const Rows& rows);

/// Writes `count` rows from `first` on, less these means.
void copyCentred(
    const Rows& rows, const std::vector<double>& means, qsizetype first, qsizetype count,
    float* to);

} // namespace core
