#include "ui/keptruns/runtext.h"

#include "ui/widgets/tr.h"

#include <QLocale>

#include <algorithm>

namespace ui
{

QString epochsDoneText(const core::RunRecord& run)
{
    const QLocale locale;
    return Tr::tr("%1 of %2")
        .arg(locale.toString(run.state.epochsDone), locale.toString(run.state.settings.epochs));
}

QString startedText(const core::RunRecord& run)
{
    const bool isToday = run.started.date() == QDate::currentDate();
    return isToday ? QLocale().toString(run.started.time(), QLocale::ShortFormat)
                   : QLocale().toString(run.started.date(), QLocale::ShortFormat);
}

QString removalText(qsizetype runs)
{
    if (runs == 0) {
        return {};
    }
    return runs == 1 ? Tr::tr("1 run deleted") : Tr::tr("%1 runs deleted").arg(runs);
}

QString problemsText(const QStringList& problems)
{
    if (problems.isEmpty()) {
        return {};
    }
    return problems.size() == 1 ? Tr::tr("1 run cannot be read: %1").arg(problems.first())
                                : Tr::tr("%1 runs cannot be read, such as %2")
                                      .arg(QString::number(problems.size()), problems.first());
}

QString momentsText(const core::RunRecord& run)
{
    const QString count = run.moments == 1
                              ? Tr::tr("1 moment kept")
                              : Tr::tr("%1 moments kept").arg(QString::number(run.moments));
    return run.wereMomentsRemoved ? Tr::tr("%1, others were removed to make room").arg(count)
                                  : count;
}

QString removedMomentsText(const QList<core::RunRecord>& runs)
{
    const auto removed = std::ranges::count_if(runs, &core::RunRecord::wereMomentsRemoved);
    if (removed == 0) {
        return {};
    }
    return removed == 1 ? Tr::tr("The moments of 1 run were removed to make room for newer ones")
                        : Tr::tr("The moments of %1 runs were removed to make room for newer ones")
                              .arg(QString::number(removed));
}

} // namespace ui
