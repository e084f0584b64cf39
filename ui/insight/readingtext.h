#pragma once

#include "core/training/evaluation.h"

#include <QString>

namespace ui
{

/// `mnist #247 is a 7, read as 1, 83.2 %`; says also if it does not look like a digit. `source` is
/// the name of the images.
QString readingText(const QString& source, qsizetype index, const core::LabelledReading& reading);

} // namespace ui
