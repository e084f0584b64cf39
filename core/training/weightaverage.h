#pragma once

#include <span>
#include <vector>

namespace core
{

/// The mean of a network's weights, and of what it gathers beside them, at several times of a run.
/// It reads better than the weights of any one time (Izmailov et al., "Averaging weights leads to
/// wider optima and better generalization", 2018).
class WeightAverage
{
public:
    void add(std::span<const float> weights);
    /// Goes back to the mean of so many.
    void restore(std::vector<float> mean, int count);

    /// How many were added.
    int count() const { return m_count; }
    /// Empty if none were.
    const std::vector<float>& mean() const { return m_mean; }

private:
    std::vector<float> m_mean;
    int m_count = 0;
};

} // namespace core
