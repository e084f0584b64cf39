#include "core/training/weightaverage.h"

namespace core
{

void WeightAverage::add(std::span<const float> weights)
{
    ++m_count;
    m_mean.resize(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double mean = static_cast<double>(m_mean[i]);
        m_mean[i] = static_cast<float>(mean + (static_cast<double>(weights[i]) - mean) / m_count);
    }
}

void WeightAverage::restore(std::vector<float> mean, int count)
{
    m_mean = std::move(mean);
    m_count = count;
}

} // namespace core
