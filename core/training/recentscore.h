#pragma once

#include "core/training/tally.h"

namespace core
{

/// How well a run did lately: over the batches since the last time that it was asked. Where these
/// have less than half the usual samples, as where an epoch ends or begins, it is over those of the
/// time before too: a mean over few batches would look like a jump of the run. What is usual halves
/// each time, so that a machine that has slowed down makes no ever longer means.
class RecentScore
{
public:
    void add(const Tally& batch) { m_recent.add(batch); }

    Score take()
    {
        const bool areFew = 2 * m_recent.samples < m_usual;
        if (areFew) {
            m_before.add(m_recent);
            m_usual /= 2;
        } else {
            m_before = m_recent;
            m_usual = m_recent.samples;
        }
        m_recent = {};
        return m_before.score();
    }

private:
    qint64 m_usual = 0; ///< samples
    Tally m_before;
    Tally m_recent;
};

} // namespace core
