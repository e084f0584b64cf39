#include "core/insight/rowmeans.h"

#include <algorithm>

namespace core
{

std::vector<double> rowMeans(const Rows& rows)
{
    std::vector<double> means(static_cast<std::size_t>(rows.width));
    for (qsizetype i = 0; i < rows.count; ++i) {
        const float* value = rows.row(i).data();
        for (double& mean : means) {
            mean += static_cast<double>(*value++);
        }
    }
    for (double& mean : means) {
        mean /= static_cast<double>(std::max<qsizetype>(rows.count, 1));
    }
    return means;
}

void copyCentred(
    const Rows& rows, const std::vector<double>& means, qsizetype first, qsizetype count, float* to)
{
    for (qsizetype i = first; i < first + count; ++i) {
        const float* value = rows.row(i).data();
        for (const double mean : means) {
            *to++ = static_cast<float>(static_cast<double>(*value++) - mean);
        }
    }
}

} // namespace core
