#pragma once

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <vector>

namespace bench
{

/// What several repeats of one measurement gave.
class Figures
{
public:
    void add(double value) { m_values.push_back(value); }

    double median() const { return at(0.5); }
    double lowest() const { return at(0); }
    double mean() const
    {
        const double sum = std::accumulate(m_values.begin(), m_values.end(), 0.0);
        return sum / static_cast<double>(m_values.size());
    }

    /// `name    median 0.353 s (0.350 to 0.361, 5 repeats)`
    void print(const char* name, const char* unit) const
    {
        std::printf(
            "  %-34s median %8.3f %s (%.3f to %.3f, %zu repeats)\n", name, median(), unit, at(0),
            at(1), m_values.size());
    }

private:
    double at(double share) const
    {
        std::vector<double> sorted = m_values;
        std::sort(sorted.begin(), sorted.end());
        return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    }

    std::vector<double> m_values;
};

inline void printRatio(const char* name, double ratio, double target)
{
    std::printf("  %-34s %.2f (target %.2f)\n", name, ratio, target);
}

} // namespace bench
