#pragma once

#include "core/base/folderlock.h"
#include "core/runs/runstore.h"

namespace core
{

/// The runs that one window has deleted. They lie in a hidden folder of the store,
/// `.deleted/<process>-<time>/<id>`, until they are brought back or removed for good. The folder is
/// locked, so that no other window empties it. One thread at a time may use the trash.
class RunTrash
{
public:
    explicit RunTrash(RunStore store);

    /// Which runs were moved, and why one was not.
    struct Removed {
        QStringList ids;
        QString error; ///< why the last one was not moved; empty if all were
    };

    /// Moves runs out of the store into the trash. Runs that no longer exist are skipped. A run
    /// that a process trains is refused.
    Removed moveIn(const QStringList& ids);
    /// Brings runs back as they were. An error names the last run for which this failed.
    Result<Done> giveBack(const QStringList& ids) const;
    /// Removes all runs in this trash for good, except these.
    void keepOnly(const QStringList& ids) const;
    /// Removes for good what windows left that no longer exist.
    void emptyAbandoned() const;

private:
    Result<Done> moveInOne(const QString& id);
    QString root() const;

    RunStore m_store;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock; ///< once there is something to keep
};

} // namespace core
