#pragma once

#include "core/training/trainingtypes.h"

#include <algorithm>

namespace core
{

/// Loss and hits over some samples.
struct Tally {
    double lossSum = 0;
    qint64 correct = 0;
    qint64 samples = 0;

    void add(const Tally& other)
    {
        lossSum += other.lossSum;
        correct += other.correct;
        samples += other.samples;
    }

    Score score() const
    {
        const auto size = static_cast<double>(std::max<qint64>(samples, 1));
        return {lossSum / size, static_cast<double>(correct) / size};
    }
};

} // namespace core
