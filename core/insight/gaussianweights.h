#pragma once

#include <span>

namespace core
{

/// How near others are, as weights that add up to 1: exp(-beta d), with the beta for which the
/// weights' entropy is that of `perplexity` equal ones. `squares` are the squared distances d, and
/// `weights` as many. A perplexity of as many as there are, or more, gives equal weights; where so
/// many are equally near that no beta is enough, these share the weight.
void gaussianWeights(std::span<const float> squares, double perplexity, std::span<double> weights);

} // namespace core
