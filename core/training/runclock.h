#pragma once

#include <algorithm>
#include <chrono>

namespace core
{

/// Seconds since its creation without the pauses, plus those that an interrupted run had taken
/// before.
class RunClock
{
public:
    explicit RunClock(double secondsBefore = 0)
        : m_secondsBefore(secondsBefore)
    {
    }

    double seconds() const
    {
        return m_secondsBefore + std::chrono::duration<double>(Clock::now() - m_begin).count();
    }

    void pause() { m_pausedAt = Clock::now(); }
    void unpause() { m_begin += Clock::now() - m_pausedAt; }

private:
    using Clock = std::chrono::steady_clock;
    double m_secondsBefore;
    Clock::time_point m_begin = Clock::now();
    Clock::time_point m_pausedAt;
};

/// Says when something may be sent again: at most 20 times a second, and so rarely that sending
/// takes at most a fiftieth of the time, however large the network is.
class Pace
{
public:
    /// It is due for the first time a while after `now`.
    void begin(double now) { m_next = now + shortestInterval; }

    /// True when due at `now` (seconds); the next time is counted from then.
    bool isDue(double now)
    {
        if (now < m_next) {
            return false;
        }
        m_next = now + std::max(shortestInterval, costShare * m_cost);
        return true;
    }

    /// How long the last sending took.
    void setCost(double seconds)
    {
        m_next += std::max(0.0, costShare * seconds - shortestInterval);
        m_cost = seconds;
    }

private:
    static constexpr double shortestInterval = 0.05;
    static constexpr double costShare = 50;
    double m_next = 0;
    double m_cost = 0;
};

} // namespace core
