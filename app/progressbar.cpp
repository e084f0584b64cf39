#include "app/progressbar.h"

#include "app/console.h"

#include <algorithm>
#include <cmath>

namespace app
{

namespace
{

constexpr int barWidth = 20;

/// Eighths of a block make a bar of 20 characters 160 steps fine.
QString barText(double share)
{
    static constexpr char16_t eighths[] = u" ▏▎▍▌▋▊▉";
    const int steps = static_cast<int>(std::clamp(share, 0.0, 1.0) * barWidth * 8);
    QString bar(steps / 8, QChar(u'█'));
    if (steps % 8 != 0) {
        bar += QChar(eighths[steps % 8]);
    }
    return bar.leftJustified(barWidth);
}

} // namespace

QString durationText(double seconds)
{
    const auto whole = static_cast<qint64>(std::llround(std::max(seconds, 0.0)));
    const QString minutesAndSeconds =
        QString::asprintf("%02d:%02d", int(whole / 60 % 60), int(whole % 60));
    return whole < 3600 ? minutesAndSeconds
                        : QString::asprintf("%d:", int(whole / 3600)) + minutesAndSeconds;
}

QString ProgressLine::text() const
{
    if (total <= 0) {
        return title + QStringLiteral("  [") + durationText(secondsPast) + QStringLiteral(", ") +
               details + u']';
    }
    const double share = static_cast<double>(done) / static_cast<double>(total);
    const QString left = secondsLeft < 0 ? QStringLiteral("?") : durationText(secondsLeft);
    return QStringLiteral("%1 %2%|%3| %4/%5 [%6<%7, %8]")
        .arg(
            title, QString::number(static_cast<int>(share * 100)).rightJustified(3), barText(share),
            countText(done), countText(total), durationText(secondsPast), left, details);
}

} // namespace app
