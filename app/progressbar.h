#pragma once

#include <QString>

namespace app
{

/// A line like tqdm's: `Epoch 3/10  61%|######    | 36,608/60,000 [00:01<00:12, 48,200 images/s,
/// ...]`
struct ProgressLine {
    QString title;
    qint64 done = 0;
    qint64 total = 0; ///< 0 when unknown: no bar
    double secondsPast = 0;
    double secondsLeft = 0; ///< negative when unknown
    QString details;        ///< rate, loss, ...

    QString text() const;
};

/// 75.4 -> `01:15`, 3725 -> `1:02:05`
QString durationText(double seconds);

} // namespace app
