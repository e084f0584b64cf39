#pragma once

#include "core/prediction/predictor.h"

#include <vector>

namespace core
{

/// The classes between which a model can't tell: those that are as probable as the most probable
/// one, or fall short of it by a twentieth at most. Ascending; one alone is no tie.
std::vector<int> tiedClasses(const Probabilities& probabilities);

/// Whether the model can't tell between two or more.
bool isTie(const Probabilities& probabilities);

} // namespace core
