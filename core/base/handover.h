#pragma once

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace core
{

#ifdef __SANITIZE_THREAD__
inline char handedOver; ///< its address stands for all queues
#endif

/// Tells the thread sanitizer that whatever a thread did before handOver() happens before what
/// another does after takeOver(). Qt's thread pools and event queues see to that with locks that
/// the sanitizer does not know, since Qt is not built with it. Nothing in other builds.
inline void handOver()
{
#ifdef __SANITIZE_THREAD__
    __tsan_release(&handedOver);
#endif
}

inline void takeOver()
{
#ifdef __SANITIZE_THREAD__
    __tsan_acquire(&handedOver);
#endif
}

} // namespace core
