#include "core/training/learningrate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core
{

namespace
{

/// The share of a run in which the rate rises: Adam's first steps know little of the gradients.
constexpr double riseShare = 0.02;

} // namespace

double learningRateAt(const TrainingSettings& settings, qint64 step, qint64 steps)
{
    if (settings.schedule == Schedule::Constant) {
        return settings.learningRate;
    }
    const double done = static_cast<double>(step) / static_cast<double>(steps);
    const double rise = std::min(1.0, (done + 1.0 / static_cast<double>(steps)) / riseShare);
    return settings.learningRate * rise * (1 + std::cos(std::numbers::pi * done)) / 2;
}

} // namespace core
