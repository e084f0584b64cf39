#pragma once

#include <unistd.h>

namespace support
{

/// While it lives, a test that root runs has an ordinary user's rights: root may write to
/// everything.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        if (m_isRoot) {
            m_changed = setresuid(nobody, nobody, 0) == 0;
        }
    }
    ~OrdinaryUser()
    {
        if (m_changed && setresuid(0, 0, 0) != 0) {
            _exit(1);
        }
    }

    bool isOrdinary() const { return !m_isRoot || m_changed; }

private:
    static constexpr uid_t nobody = 65534;

    bool m_isRoot = getuid() == 0;
    bool m_changed = false;
};

} // namespace support
