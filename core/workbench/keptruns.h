#pragma once

#include "core/base/job.h"
#include "core/runs/runstore.h"
#include "core/runs/runtrash.h"

#include <QMap>
#include <QObject>

#include <memory>
#include <optional>

namespace core
{

/// The runs of a store as they were when they were read last, what can be done with them, and which
/// are laid over the chart. All that touches the disk happens in the background, one thing after
/// the other; what was begun is finished before the object goes.
class KeptRuns : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxOverlays = 4;

    explicit KeptRuns(RunStore store, QObject* parent = nullptr);

    const RunStore& store() const { return m_store; }
    /// The newest first.
    const QList<RunRecord>& runs() const { return m_runs; }
    std::optional<RunRecord> run(const QString& id) const;
    /// The newest run if it can be resumed.
    std::optional<RunRecord> newestInterrupted() const;
    /// What is said of those that cannot be read.
    const QStringList& problems() const { return m_problems; }
    /// Whether the store was read once at least.
    bool isListed() const { return m_isListed; }
    /// Whether there were runs and now there is no folder.
    bool isFolderGone() const { return m_isFolderGone; }

    /// Reads the runs for the first time, and removes for good what was deleted in windows that are
    /// gone.
    void load();
    /// Reads all runs; changed() follows. Several calls while it reads cause one more reading.
    void read();
    /// Reads one run that is there already; the others cannot have changed.
    void read(const QString& id);

    /// See RunStore::rename().
    void rename(const QString& id, const QString& name);
    /// Only what was deleted last can be brought back; what could not be stays in removed().
    void remove(const QStringList& ids);
    void undoRemoval();
    /// The runs that can be brought back.
    const QStringList& removed() const { return m_removed; }
    /// Writes a run's curve as CSV. Ends in curveExported() or failed().
    void exportCurve(const QString& id, const QString& path);

    /// Nothing happens when there are too many already. Each keeps its colour while it is shown.
    void setOverlaid(const QString& id, bool isOverlaid);
    /// Index of the colour, 0 to maxOverlays - 1, by the run's id.
    const QMap<QString, int>& overlays() const { return m_overlays; }

Q_SIGNALS:
    /// Runs, problems, or which runs are laid over the chart.
    void changed();
    void runsRemoved();
    void curveExported(const QString& path);
    void failed(const QString& message);

private:
    struct Listing {
        QList<RunRecord> runs;
        QStringList problems;
        bool isFolderThere = true;
    };

    bool beginReading(const QString& id);
    void endReading();
    void useListing(const Listing& listing);
    void useRecord(const Result<RunRecord>& record);
    void useRemoved(const RunTrash::Removed& removed);

    RunStore m_store;
    std::shared_ptr<RunTrash> m_trash; ///< used by the job alone
    QList<RunRecord> m_runs;
    QStringList m_problems;
    QStringList m_removed;
    QMap<QString, int> m_overlays;
    bool m_isListed = false;
    bool m_isFolderGone = false;
    bool m_isReading = false;
    std::optional<QString> m_next; ///< what to read after that; an empty id stands for all
    Job m_job;
};

} // namespace core
