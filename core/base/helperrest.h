#pragma once

#include <chrono>

namespace core
{

/// Says when a crew's helpers should rest because one of them has lost its core to another program.
/// A round then takes as long as that program's time slice, and one thread that keeps the other
/// core is faster. A value: its crew asks it before each round and tells it how long the round
/// took.
class HelperRest
{
public:
    using Clock = std::chrono::steady_clock;

    /// Whether the round that begins now should be done without helpers.
    bool isOn(Clock::time_point now) const { return now < m_end; }

    /// Notes a round with helpers: the calling thread worked from `begin` to `worked` and then
    /// waited for the helpers until `end`.
    void note(Clock::time_point begin, Clock::time_point worked, Clock::time_point end);

private:
    Clock::duration m_length{}; ///< of the newest rest
    Clock::time_point m_end;    ///< of the newest rest
};

} // namespace core
