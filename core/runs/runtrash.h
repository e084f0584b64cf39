#pragma once

#include "core/runs/runstore.h"

namespace core
{

/// The runs that were deleted last, in a hidden folder of the store until they are brought back or
/// emptied out. Holds nothing in memory; free of threads.
class RunTrash
{
public:
    explicit RunTrash(RunStore store);

    /// Moves a run out of the store. Refused while a process trains it.
    Result<Done> take(const QString& id) const;
    /// Brings it back as it was.
    Result<Done> giveBack(const QString& id) const;
    /// Removes for good what lies there.
    void empty() const;

private:
    QString folder() const;

    RunStore m_store;
};

} // namespace core
