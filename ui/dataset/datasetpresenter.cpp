#include "ui/dataset/datasetpresenter.h"

#include "ui/dataset/datasetpage.h"
#include "ui/shell/logpage.h"
#include "ui/widgets/dialogs.h"

#include <QLocale>
#include <QSettings>

namespace ui
{

namespace
{

constexpr auto datasetKey = "dataset";
constexpr auto firstDataset = "mnist";

} // namespace

DatasetPresenter::DatasetPresenter(const DatasetViews& views, QObject* parent)
    : QObject(parent)
    , m_views(views)
    , m_session(this)
{
    using Session = DatasetSession;
    connect(m_views.tab, &DatasetPage::folderRequested, this, &DatasetPresenter::askFolder);
    connect(m_views.tab, &DatasetPage::fetchRequested, &m_session, &Session::fetch);
    connect(m_views.tab, &DatasetPage::cancelRequested, &m_session, &Session::cancelFetch);
    connect(&m_session, &Session::loaded, this, &DatasetPresenter::onLoaded);
    connect(&m_session, &Session::loadFailed, this, &DatasetPresenter::onLoadFailed);
    connect(&m_session, &Session::fetchProgressed, m_views.tab, &DatasetPage::showFetching);
    connect(&m_session, &Session::fetchFailed, this, &DatasetPresenter::onFetchFailed);
    connect(&m_session, &Session::fetchCancelled, this, &DatasetPresenter::onFetchCancelled);
}

void DatasetPresenter::load(const QString& nameOrFolder)
{
    const QString last = QSettings().value(datasetKey, firstDataset).toString();
    m_views.tab->showLoading();
    m_session.load(nameOrFolder.isEmpty() ? last : nameOrFolder);
}

void DatasetPresenter::askFolder()
{
    m_views.dialogs->askFolder(
        m_views.window, {.kind = "dataset", .title = tr("Choose a folder with IDX files")},
        [this](const QString& folder) { load(folder); });
}

void DatasetPresenter::onLoaded(const core::DatasetPointer& dataset)
{
    m_views.tab->setDataset(dataset);
    const QLocale locale;
    m_views.log->append(tr("Dataset %1: %2 train and %3 test images")
                            .arg(
                                dataset->name, locale.toString(dataset->train.size()),
                                locale.toString(dataset->test.size())));
    QSettings().setValue(datasetKey, m_session.source());
    Q_EMIT loaded(dataset);
}

void DatasetPresenter::onLoadFailed(const QString& message)
{
    if (!reportBesidePresent(message)) {
        m_views.tab->showMissing(message);
        Q_EMIT missing();
    }
    Q_EMIT loadFailed();
}

void DatasetPresenter::onFetchFailed(const QString& message)
{
    if (!reportBesidePresent(message)) {
        m_views.tab->showError(message);
    }
}

void DatasetPresenter::onFetchCancelled()
{
    if (!showPresent()) {
        m_views.tab->showMissing({});
    }
}

bool DatasetPresenter::showPresent()
{
    if (m_session.dataset()) {
        m_views.tab->setDataset(m_session.dataset());
    }
    return m_session.dataset() != nullptr;
}

bool DatasetPresenter::reportBesidePresent(const QString& message)
{
    m_views.log->append(message);
    if (!showPresent()) {
        return false;
    }
    m_views.dialogs->showError(m_views.window, tr("DigitLab"), message);
    return true;
}

} // namespace ui
