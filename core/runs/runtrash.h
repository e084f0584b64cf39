#pragma once

#include "core/base/folderlock.h"
#include "core/runs/runstore.h"

namespace core
{

/// The runs that one window deleted, in a hidden folder of the store until they are brought back or
/// removed for good: `.deleted/<process>-<time>/<id>`. Locked, so that no other window empties it.
/// One thread at a time.
class RunTrash
{
public:
    explicit RunTrash(RunStore store);

    /// What was taken, and what kept a run from it.
    struct Removed {
        QStringList ids;
        QString error; ///< of the last one; empty when all were taken
    };

    /// Moves runs out of the store; passes over those that are gone. Refused of one that a process
    /// trains.
    Removed moveIn(const QStringList& ids);
    /// Brings them back as they were. An error says which is the last that could not.
    Result<Done> giveBack(const QStringList& ids) const;
    /// Removes for good what lies here, but for those.
    void keepOnly(const QStringList& ids) const;
    /// Removes for good what windows left that are gone.
    void emptyAbandoned() const;

private:
    Result<Done> moveInOne(const QString& id);
    QString root() const;

    RunStore m_store;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock; ///< once there is something to keep
};

} // namespace core
