#pragma once

#include "core/base/helperrest.h"

#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace core
{

/// The calling thread and its helper threads, which together do one piece of work after the other.
/// It is used and destroyed by the thread that made it. The helpers live as long as the crew.
///
/// The result never depends on which member does a part. Each member begins with its own part,
/// whose data is in the cache of its core. Then it does the parts that the others have not begun.
/// So a helper that has lost its core delays only the part that it is doing. When that part alone
/// takes long, the calling thread works without helpers for a while (see HelperRest).
class Crew
{
public:
    /// A crew of `size` members, including the calling thread. Each member computes with one torch
    /// thread and without denormal numbers; for the calling thread this holds from now on. Throws
    /// when the system has no thread left.
    explicit Crew(int size);
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    int size() const { return static_cast<int>(m_claims.size()); }

    /// Calls `work(part)` once for each part from 0 to size() - 1 and returns when all are done. If
    /// a part throws an exception, it is thrown again here.
    void run(const std::function<void(int part)>& work);

private:
    /// The last round in which a member took this part. Each has its own cache line, because two
    /// members write at the same time.
    struct alignas(64) Claim {
        std::atomic<unsigned> round = 0;
    };

    void runTogether();
    void help(int member);
    void endHelpers();
    void workOnParts(int member, unsigned round);
    void perform(int part);

    std::vector<Claim> m_claims;
    HelperRest m_rest;
    const std::function<void(int)>* m_work = nullptr;
    std::mutex m_errorMutex;
    std::exception_ptr m_error;
    alignas(64) std::atomic<unsigned> m_round = 0; ///< counts the calls of run()
    alignas(64) std::atomic<int> m_partsLeft = 0;
    std::atomic<bool> m_isEnding = false;
    std::vector<std::jthread> m_helpers; ///< last, so that they end before what they use
};

} // namespace core
