#pragma once

#include "core/runs/runstore.h"

namespace ui
{

/// `7 of 10`
QString epochsDoneText(const core::RunRecord& run);
/// When it started, short: of today the time, else the day.
QString startedText(const core::RunRecord& run);
/// `1 run deleted`, `2 runs deleted`; empty for none
QString removalText(qsizetype runs);
/// What to say of runs that cannot be read; empty for none.
QString problemsText(const QStringList& problems);
/// How many moments it has, and whether some were removed to make room.
QString momentsText(const core::RunRecord& run);
/// Whether moments of older runs were removed to make room; empty if not.
QString removedMomentsText(const QList<core::RunRecord>& runs);

} // namespace ui
