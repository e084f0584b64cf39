#include "core/base/helperrest.h"

#include <algorithm>

namespace core
{

using namespace std::chrono_literals;

namespace
{

/// The shortest wait that counts. A scheduler's time slices are 1 to 4 ms; a helper that is only
/// late comes within a few 100 microseconds.
constexpr HelperRest::Clock::duration leastWait = 1ms;

/// How many times longer a rest is than the wait before it. With this value, lost cores cost at
/// most 6 %.
constexpr int restPerWait = 16;

/// The longest rest: after this time at the latest, a core that has become free is noticed.
constexpr HelperRest::Clock::duration longestRest = 2s;

} // namespace

void HelperRest::note(Clock::time_point begin, Clock::time_point worked, Clock::time_point end)
{
    const Clock::duration waited = end - worked;
    if (waited < leastWait || waited < 2 * (worked - begin)) {
        return;
    }
    // The core was lost again, and the rest before this try was as long: try half as often.
    const bool isLostAgain = end < m_end + m_length;
    m_length =
        std::min(std::max(restPerWait * waited, isLostAgain ? 2 * m_length : 0ns), longestRest);
    m_end = end + m_length;
}

} // namespace core
