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

/// The calling thread and helper threads that do one piece of work after the other together. Used
/// and destroyed by the thread that made it; the helpers live as long as it does.
///
/// Which member does a part never matters for what comes out. Each begins with its own part, so
/// that it finds the part's data in its core's cache, and then takes over what the others have not
/// begun: a helper that has lost its core holds up nothing but the part that it is doing. When that
/// alone takes long, the calling thread works without helpers for a while (see HelperRest).
class Crew
{
public:
    /// A crew of `size` members, the calling thread among them. Each computes with one torch thread
    /// and without denormal numbers, the calling thread from now on. Throws when the system has no
    /// thread left.
    explicit Crew(int size);
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    int size() const { return static_cast<int>(m_claims.size()); }

    /// Calls `work(part)` once for each part from 0 to size() - 1 and returns when all are done.
    /// Rethrows what a part threw.
    void run(const std::function<void(int part)>& work);

private:
    /// The last round in which a part was taken. A cache line each: two members write them at once.
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
