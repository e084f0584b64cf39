#include "ui/dataset/datasetsession.h"

#include <QtConcurrentRun>

namespace ui
{

namespace
{

constexpr auto fetchedDataset = "mnist";

} // namespace

DatasetSession::DatasetSession(QObject* parent)
    : QObject(parent)
    , m_fetcher(core::DatasetStore())
{
    using Fetcher = core::DatasetFetcher;
    connect(&m_loading, &QFutureWatcherBase::finished, this, &DatasetSession::takeLoaded);
    connect(&m_fetcher, &Fetcher::progressed, this, &DatasetSession::fetchProgressed);
    connect(&m_fetcher, &Fetcher::finished, this, &DatasetSession::load);
    connect(&m_fetcher, &Fetcher::failed, this, &DatasetSession::fetchFailed);
    connect(&m_fetcher, &Fetcher::cancelled, this, &DatasetSession::fetchCancelled);
}

DatasetSession::~DatasetSession()
{
    m_loading.waitForFinished();
}

void DatasetSession::load(const QString& nameOrFolder)
{
    m_source = nameOrFolder;
    m_loading.setFuture(
        QtConcurrent::run([nameOrFolder] { return core::DatasetStore().load(nameOrFolder); }));
}

void DatasetSession::fetch()
{
    m_fetcher.start(*core::DatasetStore::source(fetchedDataset));
}

void DatasetSession::cancelFetch()
{
    m_fetcher.cancel();
}

void DatasetSession::takeLoaded()
{
    const LoadResult result = m_loading.result();
    if (!result) {
        Q_EMIT loadFailed(result.error().message);
        return;
    }
    m_dataset = *result;
    Q_EMIT loaded(m_dataset);
}

} // namespace ui
