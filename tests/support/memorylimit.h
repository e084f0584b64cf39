#pragma once

#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace support
{

/// While it lives, this process can have only so many bytes more than it has: allocating fails as
/// where there is no more memory.
class MemoryLimit
{
public:
    explicit MemoryLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_AS, &m_before);
        if (isSanitized) {
            return;
        }
        QFile sizes(QStringLiteral("/proc/self/statm"));
        m_isSet = sizes.open(QIODevice::ReadOnly);
        const rlim_t pages = sizes.readLine().split(' ').first().toULongLong();
        const rlimit limit{pages * sysconf(_SC_PAGESIZE) + bytes, m_before.rlim_max};
        m_isSet = m_isSet && setrlimit(RLIMIT_AS, &limit) == 0;
    }
    ~MemoryLimit() { setrlimit(RLIMIT_AS, &m_before); }

    /// Not where the system sets no limits, nor under a sanitizer, which needs memory itself.
    bool isSet() const { return m_isSet; }

private:
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static constexpr bool isSanitized = true;
#else
    static constexpr bool isSanitized = false;
#endif

    rlimit m_before{};
    bool m_isSet = false;
};

} // namespace support
