#include "core/training/learningrate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core
{

namespace
{

/// The share of a run in which the rate rises.
constexpr double runRiseShare = 0.02;

} // namespace

double cosineRate(double highest, double riseShare, qint64 step, qint64 steps)
{
    const auto all = static_cast<double>(steps);
    const double done = static_cast<double>(step) / all;
    const double rise = std::min(1.0, (done + 1 / all) / riseShare);
    return highest * rise * (1 + std::cos(std::numbers::pi * done)) / 2;
}

double learningRateAt(const TrainingSettings& settings, qint64 step, qint64 steps)
{
    return settings.schedule == Schedule::Constant
               ? settings.learningRate
               : cosineRate(settings.learningRate, runRiseShare, step, steps);
}

} // namespace core
