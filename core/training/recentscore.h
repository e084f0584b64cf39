#pragma once

#include "core/training/tally.h"

namespace core
{

/// How well a run did lately: over the batches since the last time that it was asked. Where these
/// have less than half the samples of the time before, as where an epoch ends or begins, it is over
/// both: a mean over few batches would look like a jump of the run.
class RecentScore
{
public:
    void add(const Tally& batch) { m_recent.add(batch); }

    Score take()
    {
        const bool areFew = 2 * m_recent.samples < m_before.samples;
        if (areFew) {
            m_before.add(m_recent);
        } else {
            m_before = m_recent;
        }
        m_recent = {};
        return m_before.score();
    }

private:
    Tally m_before;
    Tally m_recent;
};

} // namespace core
