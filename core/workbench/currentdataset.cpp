#include "core/workbench/currentdataset.h"

namespace core
{

CurrentDataset::CurrentDataset(QObject* parent)
    : QObject(parent)
    , m_fetcher(DatasetStore())
{
    connect(&m_fetcher, &DatasetFetcher::progressed, this, &CurrentDataset::fetchProgressed);
    connect(&m_fetcher, &DatasetFetcher::finished, this, [this](const QString& folder) {
        load(folder);
    });
    connect(&m_fetcher, &DatasetFetcher::failed, this, &CurrentDataset::fetchFailed);
    connect(&m_fetcher, &DatasetFetcher::cancelled, this, &CurrentDataset::fetchCancelled);
}

void CurrentDataset::load(const QString& nameOrFolder, Orientation orientation)
{
    m_source = nameOrFolder;
    const auto read = [=] { return DatasetStore().load(nameOrFolder, orientation); };
    m_loading.run(read, [this](const Result<DatasetPointer>& dataset) {
        dataset ? setDataset(*dataset) : Q_EMIT loadFailed(dataset.error().message);
    });
    Q_EMIT loadingBegan();
}

void CurrentDataset::setDataset(const DatasetPointer& dataset)
{
    m_dataset = dataset;
    Q_EMIT changed(m_dataset);
}

void CurrentDataset::fetch(const DatasetSource& source)
{
    m_fetcher.start(source);
}

void CurrentDataset::cancelFetch()
{
    m_fetcher.cancel();
}

} // namespace core
