#pragma once

#include "core/training/evaluation.h"

#include <QString>

namespace ui
{

/// `mnist #247 is a 7, read as 1, 83.2 %`, of an image of the dataset's test part; says also if it
/// does not look like a digit.
QString
readingText(const core::Dataset& images, qsizetype index, const core::LabelledReading& reading);

} // namespace ui
