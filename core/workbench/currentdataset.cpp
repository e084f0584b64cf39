#include "core/workbench/currentdataset.h"

namespace core
{

namespace
{

constexpr auto fetchedDataset = "mnist";

} // namespace

CurrentDataset::CurrentDataset(QObject* parent)
    : QObject(parent)
    , m_fetcher(DatasetStore())
{
    connect(&m_fetcher, &DatasetFetcher::progressed, this, &CurrentDataset::fetchProgressed);
    connect(&m_fetcher, &DatasetFetcher::finished, this, &CurrentDataset::load);
    connect(&m_fetcher, &DatasetFetcher::failed, this, &CurrentDataset::fetchFailed);
    connect(&m_fetcher, &DatasetFetcher::cancelled, this, &CurrentDataset::fetchCancelled);
}

void CurrentDataset::load(const QString& nameOrFolder)
{
    m_source = nameOrFolder;
    const auto read = [nameOrFolder] { return DatasetStore().load(nameOrFolder); };
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

void CurrentDataset::fetch()
{
    m_fetcher.start(*DatasetStore::source(fetchedDataset));
}

void CurrentDataset::cancelFetch()
{
    m_fetcher.cancel();
}

} // namespace core
