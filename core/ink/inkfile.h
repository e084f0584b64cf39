#pragma once

#include "core/base/result.h"
#include "core/ink/ink.h"

#include <functional>
#include <stop_token>

namespace core
{

/// Reads ink from JSON Lines, with `{"label": 3, "writer": "me", "strokes": [[[x, y], ...], ...]}`
/// on each line. Label and writer may be missing, `strokes` may be empty (nothing was drawn), and
/// empty lines are skipped. Errors name file and line. Tells how far it is, 0 to 1, after every
/// hundredth part. A stop request ends the reading after the line that is being read, with an
/// error.
Result<QList<Ink>> readInkFile(
    const QString& path, const std::stop_token& stop = {},
    const std::function<void(double share)>& progress = {});

/// Writes ink as JSON Lines beside the target and renames the file, so that nothing is lost by a
/// failure.
Result<Done> writeInkFile(const QString& path, const QList<Ink>& inks);

} // namespace core
