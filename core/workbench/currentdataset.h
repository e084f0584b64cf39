#pragma once

#include "core/base/job.h"
#include "core/data/datasetfetcher.h"

#include <QObject>

namespace core
{

/// The dataset that the program trains and tests with. Loads it in the background, and fetches
/// those that are published. A dataset that is there stays until another one is loaded, whatever
/// fails.
class CurrentDataset : public QObject
{
    Q_OBJECT

public:
    explicit CurrentDataset(QObject* parent = nullptr);

    /// Null before the first one.
    const DatasetPointer& dataset() const { return m_dataset; }
    /// The name or folder that was asked for last.
    const QString& source() const { return m_source; }
    bool isLoading() const { return m_loading.isBusy(); }

    /// Loads a dataset by its name in the store, or from a folder. The newest call wins. Ends in
    /// changed() or loadFailed().
    void load(const QString& nameOrFolder, Orientation orientation = Orientation::FindOut);
    void setDataset(const DatasetPointer& dataset);

    /// Fetches a dataset, then loads it. Does nothing while a fetch is running.
    void fetch(const DatasetSource& source);
    void cancelFetch();

Q_SIGNALS:
    void loadingBegan();
    void changed(const core::DatasetPointer& dataset);
    void loadFailed(const QString& message);
    void fetchProgressed(const core::FetchProgress& progress);
    void fetchFailed(const QString& message);
    void fetchCancelled();

private:
    QString m_source;
    DatasetPointer m_dataset;
    Job m_loading;
    DatasetFetcher m_fetcher;
};

} // namespace core
