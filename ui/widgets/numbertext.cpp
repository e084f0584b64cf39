#include "ui/widgets/numbertext.h"

#include "ui/widgets/tr.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui
{
QString percentText(double share, int decimals)
{
    return Tr::tr("%1 %").arg(QLocale().toString(share * 100, 'f', decimals));
}

QString intervalText(const core::ShareInterval& interval)
{
    const QString low = QLocale().toString(interval.low * 100, 'f', 2);
    return Tr::tr("%1 (%2 to %3)", "share (lower to upper bound)")
        .arg(percentText(interval.share, 2), low, percentText(interval.high, 2));
}

QString lossText(double loss)
{
    return QLocale().toString(loss, 'f', loss < 0.1 ? 3 : 2);
}

QString durationText(double seconds)
{
    const qint64 whole = std::isfinite(seconds) ? std::llround(std::clamp(seconds, 0.0, 1e9)) : 0;
    const QLocale locale;
    if (whole < 60) {
        return Tr::tr("%1 s").arg(locale.toString(whole));
    }
    if (whole < 3600) {
        return Tr::tr("%1 min %2 s").arg(locale.toString(whole / 60), locale.toString(whole % 60));
    }
    return Tr::tr("%1 h %2 min")
        .arg(locale.toString(whole / 3600), locale.toString(whole % 3600 / 60));
}

QString epochsText(int epochs)
{
    return epochs == 1 ? Tr::tr("1 epoch") : Tr::tr("%1 epochs").arg(QLocale().toString(epochs));
}

QString epochText(double epoch)
{
    return QLocale().toString(epoch, 'f', epoch == std::floor(epoch) ? 0 : 2);
}

QString drawingsText(qsizetype drawings)
{
    return drawings == 1 ? Tr::tr("1 drawing") : Tr::tr("%1 drawings").arg(drawings);
}

} // namespace ui
