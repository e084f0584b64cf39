#include "ui/run/chartscale.h"

#include "ui/widgets/numbertext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui
{
namespace
{

constexpr int intervals = 5;
/// The smallest value that a logarithmic axis shows: less than one error in a million images.
constexpr double smallestLogValue = 1e-4;
constexpr double steps[]{1, 2, 5};

QString errorText(double percent)
{
    return percentText(percent / 100, decimalsOf(percent));
}

QString plainLossText(double loss)
{
    return QLocale().toString(loss, 'f', decimalsOf(loss));
}

/// The exponent of the decade that a value lies in; 0.1 itself begins one.
int decadeOf(double value)
{
    return static_cast<int>(std::floor(std::log10(value) + 1e-9));
}

/// The 1, 2 or 5 of a decade at or below a value.
double stepBelow(double value)
{
    const double decade = std::pow(10, decadeOf(value));
    const auto* above = std::upper_bound(std::begin(steps), std::end(steps), value / decade + 1e-9);
    return *(above - 1) * decade;
}

double stepAbove(double value)
{
    const double decade = std::pow(10, decadeOf(value));
    const auto* above = std::lower_bound(std::begin(steps), std::end(steps), value / decade - 1e-9);
    return above == std::end(steps) ? 10 * decade : *above * decade;
}

AxisScale evenScale(double low, double high, QString (*text)(double value, int decimals))
{
    AxisScale scale{low, high, {}};
    const double step = (high - low) / intervals;
    for (int i = 0; i <= intervals; ++i) {
        const double value = low + i * step;
        scale.labels.append({value, text(value, decimalsOf(step))});
    }
    return scale;
}

AxisScale logScale(double lowest, double highest, QString (*text)(double value))
{
    const double low = stepBelow(std::max(lowest, 2 * smallestLogValue));
    const double high = std::max(stepAbove(highest), 10 * low);
    AxisScale scale{logPlace(low), logPlace(high), {}};
    const bool areDecadesEnough = high > 500 * low;
    for (int decade = decadeOf(low); decade <= decadeOf(high); ++decade) {
        for (const double step : steps) {
            const double value = step * std::pow(10, decade);
            const bool isLabelled = step == 1 || !areDecadesEnough;
            if (isLabelled && value > 0.99 * low && value < 1.01 * high) {
                scale.labels.append({logPlace(value), text(value)});
            }
        }
    }
    return scale;
}

} // namespace

AxisScale accuracyScale(double low)
{
    return evenScale(low, 100, [](double percent, int decimals) {
        return percentText(percent / 100, decimals);
    });
}

AxisScale lossScale(double highest)
{
    return evenScale(0, lossAxisEnd(highest), [](double loss, int decimals) {
        return QLocale().toString(loss, 'f', decimals);
    });
}

AxisScale errorLogScale(double lowest, double highest)
{
    return logScale(lowest, highest, errorText);
}

AxisScale lossLogScale(double lowest, double highest)
{
    return logScale(lowest, highest, plainLossText);
}

double logPlace(double value)
{
    return std::log10(std::max(value, smallestLogValue));
}

double closeAccuracyLow(double lowestError)
{
    constexpr double room = 3;
    return 100 - std::clamp(stepAbove(std::max(room * lowestError, 0.05)), 0.05, 100.0);
}

double lossAxisEnd(double loss)
{
    if (loss <= 0) {
        return 2.5;
    }
    // A loss beyond any use must not overflow the axis.
    const double needed = std::clamp(loss, 1e-4, 1e6);
    for (double decade = 1e-4;; decade *= 10) {
        for (const double end : {1.0, 2.5, 5.0}) {
            if (needed <= end * decade * (1 + 1e-9)) {
                return end * decade;
            }
        }
    }
}

double epochAxisEnd(double last, int epochs)
{
    constexpr double first = 10; // a short run is seen as a whole from its beginning
    constexpr double room = 1.1;
    double end = first;
    for (double decade = first; end < last * room; decade *= 10) {
        for (const double step : {1.5, 2.0, 3.0, 5.0, 7.0, 10.0}) {
            if (end < last * room) {
                end = step * decade;
            }
        }
    }
    return std::max(std::min<double>(end, epochs), std::ceil(last));
}

double epochTickInterval(double epochs, int maxTicks)
{
    const int most = std::max(1, maxTicks - 1);
    for (double decade = epochs < 3 ? 0.01 : 1;; decade *= 10) {
        for (const double step : steps) {
            if (epochs <= step * decade * most * (1 + 1e-9)) {
                return step * decade;
            }
        }
    }
}

int decimalsOf(double step)
{
    return std::max(0, -decadeOf(step));
}

} // namespace ui
