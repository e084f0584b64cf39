#pragma once

#include "core/prediction/predictor.h"

#include <QFont>
#include <QString>

#include <vector>

namespace ui
{

/// What an image of a class shows: `a 7`, or a name as it is: `Trouser`.
QString thingText(const core::Classes& classes, int label);

/// Whether they have names of their own, not only numerals or letters.
bool areWords(const core::Classes& classes);

/// The name with the most characters.
QString longestName(const core::Classes& classes);
/// How wide the widest name is.
qreal namesWidth(const QFont& font, const core::Classes& classes);

/// What brings something to read on the canvas: `Draw a digit`, or `Open a picture` where drawings
/// are not read.
QString inputText(const core::Classes& classes);

/// All labels, the most probable first; what is no number comes last.
std::vector<int> mostProbableFirst(const core::Probabilities& probabilities);

} // namespace ui
