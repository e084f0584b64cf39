#pragma once

#include <algorithm>
#include <cstdio>
#include <vector>

namespace bench
{

/// What several repeats of one measurement gave.
class Figures
{
public:
    void add(double value) { m_values.push_back(value); }

    double median() const { return at(0.5); }

    /// `name    median 0.353 s (0.350 to 0.361, 5 repeats)`, a unit's factor applied.
    void print(const char* name, const char* unit, double factor = 1) const
    {
        std::printf(
            "  %-34s median %8.3f %s (%.3f to %.3f, %zu repeats)\n", name, factor * median(), unit,
            factor * at(0), factor * at(1), m_values.size());
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
