#pragma once

#include "core/data/dataset.h"
#include "core/data/datasetfetcher.h"

#include <QFutureWatcher>
#include <QObject>

namespace ui
{

/// The dataset that the window trains on: loads it off the GUI thread, and fetches MNIST.
/// Lives on the GUI thread, owned by the main window.
class DatasetSession : public QObject
{
    Q_OBJECT

public:
    explicit DatasetSession(QObject* parent = nullptr);
    ~DatasetSession() override;

    /// Null until loaded() came.
    core::DatasetPointer dataset() const { return m_dataset; }
    /// The name or folder that was asked for last.
    QString source() const { return m_source; }

    /// Loads a dataset by its name in the store, or from a folder. A dataset that is there stays
    /// until another one is loaded.
    void load(const QString& nameOrFolder);
    /// Fetches MNIST, then loads it.
    void fetch();
    void cancelFetch();

Q_SIGNALS:
    void loaded(const core::DatasetPointer& dataset);
    void loadFailed(const QString& message);
    void fetchProgressed(const core::FetchProgress& progress);
    void fetchFailed(const QString& message);
    void fetchCancelled();

private:
    using LoadResult = core::Result<core::DatasetPointer>;

    void takeLoaded();

    QString m_source;
    core::DatasetPointer m_dataset;
    QFutureWatcher<LoadResult> m_loading;
    core::DatasetFetcher m_fetcher;
};

} // namespace ui
