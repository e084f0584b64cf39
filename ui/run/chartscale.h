#pragma once

#include <QList>
#include <QString>

namespace ui
{

/// A vertical axis: where it begins and ends, and what is written beside it.
struct AxisScale {
    struct Label {
        double place = 0;
        QString text;
        bool operator==(const Label&) const = default;
    };

    double low = 0;
    double high = 1;
    QList<Label> labels; ///< rising, within the ends

    bool operator==(const AxisScale&) const = default;
};

/// From `low` to 100 per cent, in five intervals.
AxisScale accuracyScale(double low);
/// From 0 to lossAxisEnd(), in five intervals.
AxisScale lossScale(double highest);
/// Logarithmic, for values from `lowest` to `highest`, both above 0: from the next 1, 2 or 5 of a
/// decade below to that above. Places are those of logPlace().
AxisScale errorLogScale(double lowest, double highest); ///< per cent
AxisScale lossLogScale(double lowest, double highest);

/// Where a value lies on a logarithmic axis. What is too small for any, such as 0, lies below all.
double logPlace(double value);

/// Where an accuracy axis begins on which that lowest error (per cent) is well seen: at 80 for 5 %,
/// at 98 for 0.5 %.
double closeAccuracyLow(double lowestError);

/// The upper end of a loss axis with five intervals that shows `loss`: 2.5, 5, 10, 25, 50, 100...,
/// and so on downwards; 2.5 without any loss. A run starts at ln 10 = 2.3, so that 2.5 is what
/// nearly every run needs.
double lossAxisEnd(double loss);

/// Where the epoch axis ends for a run that has come to `last` and was asked for so many epochs:
/// there is room ahead, and the end moves seldom.
double epochAxisEnd(double last, int epochs);

/// Epochs between two ticks (0.01, 0.02, 0.05... 1, 2, 5, 10...) so that at most `maxTicks` are
/// needed for so many epochs; whole ones from three epochs on.
double epochTickInterval(double epochs, int maxTicks);

/// How many decimals a number needs that is so large, or such a step between numbers.
int decimalsOf(double step);

} // namespace ui
