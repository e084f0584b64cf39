#include "core/runs/statistics.h"

#include <algorithm>
#include <cmath>

namespace core
{

ShareInterval wilsonInterval(qint64 hits, qint64 trials)
{
    constexpr double z = 1.959963984540054; // the normal distribution's 97.5 % quantile
    if (trials <= 0) {
        return {};
    }
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(hits) / n;
    const double denominator = 1 + z * z / n;
    const double centre = (share + z * z / (2 * n)) / denominator;
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / denominator;
    // At 0 and 1 a bound equals the share, except for rounding.
    return {
        share, hits <= 0 ? 0 : std::max(0.0, centre - half),
        hits >= trials ? 1 : std::min(1.0, centre + half)};
}

double mcNemarPValue(qint64 onlyA, qint64 onlyB)
{
    const auto n = static_cast<double>(onlyA + onlyB);
    const auto fewer = static_cast<double>(std::min(onlyA, onlyB));
    if (onlyA == onlyB) {
        return 1;
    }
    // The terms of the tail become smaller and smaller: (n over k) / (n over k-1) is (n-k+1) / k.
    // Terms that cannot change the sum any more are left out, so even millions of images cost
    // little time.
    constexpr double negligible = 1e-17;
    double term = std::exp(
        std::lgamma(n + 1) - std::lgamma(fewer + 1) - std::lgamma(n - fewer + 1) -
        n * std::log(2.0));
    double tail = term;
    for (double k = fewer; k > 0 && term > negligible * tail; --k) {
        term *= k / (n - k + 1);
        tail += term;
    }
    return std::min(1.0, 2 * tail);
}

} // namespace core
