#pragma once

#include "core/runs/runstore.h"

#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <optional>
#include <utility>

namespace ui
{

/// The runs of a store as they were when they were read last. All that touches the disk happens on
/// a thread of its own, one thing after the other; what was begun is finished before it goes. Lives
/// on the GUI thread, owned by the runs' presenter.
class KeptRuns : public QObject
{
    Q_OBJECT

public:
    explicit KeptRuns(core::RunStore store, QObject* parent);
    ~KeptRuns() override;

    const core::RunStore& store() const { return m_store; }
    /// The newest first.
    const QList<core::RunRecord>& runs() const { return m_runs; }
    std::optional<core::RunRecord> run(const QString& id) const;
    /// What is said of those that cannot be read.
    const QStringList& problems() const { return m_problems; }

    /// Reads all runs; changed() follows. Calls that come while it reads are taken together.
    void read();
    /// Reads one run that is there already; the others cannot have changed.
    void read(const QString& id);

    /// Does `work` on the store's thread, and `then` with its result on this one.
    template <typename Work, typename Then> void enqueue(Work work, Then then)
    {
        QtConcurrent::run(&m_pool, std::move(work)).then(this, std::move(then));
    }

Q_SIGNALS:
    void changed();
    /// There were runs, and now there is no folder.
    void folderVanished();

private:
    struct Listing {
        QList<core::RunRecord> runs;
        QStringList problems;
        bool isFolderThere = true;
    };

    bool begin(const QString& id);
    void takeListing(const Listing& listing);
    void takeRecord(const core::Result<core::RunRecord>& record);
    void end();

    core::RunStore m_store;
    QList<core::RunRecord> m_runs;
    QStringList m_problems;
    bool m_isReading = false;
    std::optional<QString> m_next; ///< what to read after that; an empty id stands for all
    QThreadPool m_pool;            ///< one thread
};

} // namespace ui
