#pragma once

#include "core/base/result.h"
#include "core/ink/ink.h"

namespace core
{

/// Reads ink from JSON Lines, one `{"label": 3, "writer": "me", "strokes": [[[x, y], ...], ...]}` a
/// line; label and writer may be missing, `strokes` may be empty (nothing was drawn), blank lines
/// are passed over. Errors name file and line.
Result<QList<Ink>> readInkFile(const QString& path);

/// Writes ink as JSON Lines beside the target and renames, so that a failure loses nothing.
Result<Done> writeInkFile(const QString& path, const QList<Ink>& inks);

} // namespace core
