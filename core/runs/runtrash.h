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

    /// What was taken, and what kept a run from it.
    struct Taken {
        QStringList ids;
        QString error; ///< of the last one; empty when all were taken
    };

    /// Moves runs out of the store. Refused of one that a process trains.
    Taken take(const QStringList& ids) const;
    /// Brings them back as they were. An error says which is the last that could not.
    Result<Done> giveBack(const QStringList& ids) const;
    /// Removes for good what lies there.
    void empty() const;

private:
    Result<Done> takeOne(const QString& id) const;
    QString folder() const;

    RunStore m_store;
};

} // namespace core
