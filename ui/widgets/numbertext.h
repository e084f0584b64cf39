#pragma once

#include "core/runs/statistics.h"

#include <QString>

namespace ui
{

/// `97.9 %` for 0.979, in the user's locale.
QString percentText(double share, int decimals = 1);
/// `98.00 % (97.71 to 98.26 %)`
QString intervalText(const core::ShareInterval& interval);
/// `0.09`, in the user's locale.
QString lossText(double loss);
/// `12 s`, `3 min 5 s`, `2 h 10 min`
QString durationText(double seconds);
/// `1 epoch`, `10 epochs`
QString epochsText(int epochs);
/// `3` for the end of the third epoch, `3.42` within the fourth
QString epochText(double epoch);
/// `1 drawing`, `12 drawings`
QString drawingsText(qsizetype drawings);

} // namespace ui
