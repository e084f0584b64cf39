#pragma once

#include "core/training/tally.h"

#include <deque>

namespace core
{

/// How well a run did lately: over the batches since the last time that it was asked, and where
/// these have fewer samples than wanted, over some before them too. A mean over few batches, as
/// where an epoch ends or where other programs take the processor, would look like a jump of the
/// run.
class RecentScore
{
public:
    explicit RecentScore(qint64 samplesWanted)
        : m_wanted(samplesWanted)
    {
    }

    void add(const Tally& batch)
    {
        m_batches.push_back(batch);
        m_samples += batch.samples;
        ++m_new;
    }

    Score take()
    {
        while (m_batches.size() > m_new && m_samples - m_batches.front().samples >= m_wanted) {
            m_samples -= m_batches.front().samples;
            m_batches.pop_front();
        }
        m_new = 0;
        Tally sum;
        for (const Tally& batch : m_batches) {
            sum.add(batch);
        }
        return sum.score();
    }

private:
    qint64 m_wanted;
    std::deque<Tally> m_batches;
    std::size_t m_new = 0; ///< of the batches, since the last time
    qint64 m_samples = 0;  ///< of all of them
};

} // namespace core
