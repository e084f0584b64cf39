#include "core/base/crew.h"

#include "core/base/torchruntime.h"

namespace core
{

namespace
{

/// Tells the processor that this loop only waits.
void relax()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#else
    std::this_thread::yield();
#endif
}

/// Waits until the value is no longer `old`. For about 20 microseconds it watches the value,
/// because the others mostly need less time and waking a sleeping thread takes longer. Then it
/// sleeps, so that the core is free for others, most of all for the window.
template <typename Value> void waitWhile(const std::atomic<Value>& value, Value old)
{
    constexpr int looks = 1000;
    for (int i = 0; i < looks; ++i) {
        if (value.load(std::memory_order_acquire) != old) {
            return;
        }
        relax();
    }
    value.wait(old, std::memory_order_acquire);
}

void prepareMember()
{
    setTorchThreads(1);
    flushDenormals();
}

} // namespace

Crew::Crew(int size)
    : m_claims(static_cast<std::size_t>(size))
{
    prepareMember();
    try {
        for (int member = 1; member < size; ++member) {
            m_helpers.emplace_back([this, member] { help(member); });
        }
    } catch (...) {
        endHelpers(); // else those that have started would be joined while they sleep
        throw;
    }
}

Crew::~Crew()
{
    endHelpers();
}

void Crew::endHelpers()
{
    m_isEnding = true;
    ++m_round;
    m_round.notify_all();
}

void Crew::run(const std::function<void(int)>& work)
{
    m_work = &work;
    m_partsLeft.store(size(), std::memory_order_relaxed);
    if (size() == 1 || m_rest.isOn(HelperRest::Clock::now())) {
        for (int part = 0; part < size(); ++part) {
            perform(part);
        }
    } else {
        runTogether();
    }
    if (m_error) {
        std::rethrow_exception(std::exchange(m_error, nullptr));
    }
}

void Crew::runTogether()
{
    const HelperRest::Clock::time_point begin = HelperRest::Clock::now();
    const unsigned round = m_round.load(std::memory_order_relaxed) + 1;
    m_round.store(round, std::memory_order_release);
    m_round.notify_all();
    workOnParts(0, round);
    const HelperRest::Clock::time_point worked = HelperRest::Clock::now();
    for (int left = m_partsLeft; left > 0; left = m_partsLeft) {
        waitWhile(m_partsLeft, left);
    }
    m_rest.note(begin, worked, HelperRest::Clock::now());
}

void Crew::help(int member)
{
    prepareMember();
    unsigned round = 0;
    for (;;) {
        waitWhile(m_round, round);
        round = m_round;
        if (m_isEnding) {
            return;
        }
        workOnParts(member, round);
    }
}

void Crew::workOnParts(int member, unsigned round)
{
    for (int i = 0; i < size(); ++i) {
        const int part = (member + i) % size();
        // A helper that comes late from an older round finds another number here and does nothing.
        unsigned before = round - 1;
        if (m_claims[static_cast<std::size_t>(part)].round.compare_exchange_strong(before, round)) {
            perform(part);
        }
    }
}

void Crew::perform(int part)
{
    try {
        (*m_work)(part);
    } catch (...) {
        const std::scoped_lock lock(m_errorMutex);
        m_error = std::current_exception();
    }
    if (--m_partsLeft == 0) {
        m_partsLeft.notify_one();
    }
}

} // namespace core
