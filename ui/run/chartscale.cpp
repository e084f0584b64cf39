#include "ui/run/chartscale.h"

#include <algorithm>

namespace ui
{

double lossAxisEnd(double loss)
{
    // A loss beyond any use must not overflow the axis.
    const double needed = std::min(loss, 1e6);
    for (double decade = 1;; decade *= 10) {
        for (const double end : {2.5, 5.0, 10.0}) {
            if (needed <= end * decade) {
                return end * decade;
            }
        }
    }
}

int epochTickInterval(int epochs, int maxTicks)
{
    const int intervals = std::max(1, maxTicks - 1);
    for (int decade = 1;; decade *= 10) {
        for (const int step : {1, 2, 5}) {
            if (epochs <= step * decade * intervals) {
                return step * decade;
            }
        }
    }
}

} // namespace ui
