#include "core/base/helperrest.h"

#include <algorithm>

namespace core
{

using namespace std::chrono_literals;

namespace
{

/// The shortest wait that counts. A scheduler's time slices are 1 to 4 ms, a helper that is merely
/// late comes within some 100 microseconds.
constexpr HelperRest::Clock::duration leastWait = 1ms;

/// How much longer a rest is than the wait before it, so that lost cores cost 6 % at most.
constexpr int restPerWait = 16;

/// A core that has become free is found after this at the latest.
constexpr HelperRest::Clock::duration longestRest = 2s;

} // namespace

void HelperRest::note(Clock::time_point begin, Clock::time_point worked, Clock::time_point end)
{
    const Clock::duration waited = end - worked;
    if (waited < leastWait || waited < 2 * (worked - begin)) {
        return;
    }
    // A core lost again after a try as long as the rest before it: ask half as often.
    const bool isLostAgain = end < m_end + m_length;
    m_length =
        std::min(std::max(restPerWait * waited, isLostAgain ? 2 * m_length : 0ns), longestRest);
    m_end = end + m_length;
}

} // namespace core
