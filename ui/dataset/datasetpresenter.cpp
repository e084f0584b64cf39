#include "ui/dataset/datasetpresenter.h"

#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetplaceholder.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QLocale>
#include <QSettings>

#include <utility>

namespace ui
{

namespace
{

constexpr auto datasetKey = "dataset";
constexpr auto firstDataset = "mnist";

} // namespace

DatasetPresenter::DatasetPresenter(
    core::Workbench& workbench, DatasetPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_dataset(workbench.dataset())
    , m_page(page)
    , m_placeholder(page->placeholder())
    , m_notifier(notifier)
{
    createActions();
    using core::CurrentDataset;
    using Placeholder = DatasetPlaceholder;
    connect(m_placeholder, &Placeholder::folderRequested, this, &DatasetPresenter::askFolder);
    connect(m_placeholder, &Placeholder::fetchRequested, &m_dataset, &CurrentDataset::fetch);
    connect(m_placeholder, &Placeholder::cancelRequested, &m_dataset, &CurrentDataset::cancelFetch);
    connect(
        m_page, &DatasetPage::imageActivated, &workbench.drawing(),
        [&drawing = workbench.drawing()](const core::DigitImage& image, int label) {
            drawing.show(image, tr("Dataset image, label %1").arg(label));
        });
    connect(&m_dataset, &CurrentDataset::loadingBegan, m_placeholder, &Placeholder::showLoading);
    connect(&m_dataset, &CurrentDataset::changed, this, &DatasetPresenter::onLoaded);
    connect(&m_dataset, &CurrentDataset::loadFailed, this, &DatasetPresenter::onLoadFailed);
    connect(
        &m_dataset, &CurrentDataset::fetchProgressed, m_placeholder, &Placeholder::showFetching);
    connect(&m_dataset, &CurrentDataset::fetchFailed, this, &DatasetPresenter::onFetchFailed);
    connect(&m_dataset, &CurrentDataset::fetchCancelled, this, [this] {
        if (!showPresent()) {
            m_placeholder->showMissing({});
        }
    });
}

void DatasetPresenter::createActions()
{
    m_actions = {
        makeAction(
            this, "fetchAction", "download", tr("&Fetch MNIST"), {},
            tr("Fetch the MNIST dataset and train on it")),
        makeAction(
            this, "chooseFolderAction", "dataset", tr("Choose &dataset folder…"),
            Qt::CTRL | Qt::Key_D, tr("Train on the IDX files of a folder"))};
    connect(m_actions[0], &QAction::triggered, &m_dataset, &core::CurrentDataset::fetch);
    connect(m_actions[1], &QAction::triggered, this, &DatasetPresenter::askFolder);
}

void DatasetPresenter::load(const QString& nameOrFolder)
{
    m_isAsked = true;
    const QString last = QSettings().value(datasetKey, firstDataset).toString();
    m_dataset.load(nameOrFolder.isEmpty() ? last : nameOrFolder);
}

void DatasetPresenter::askFolder()
{
    m_notifier.dialogs().askFolder(
        m_notifier.window(), {.kind = "dataset", .title = tr("Choose a folder with IDX files")},
        [this](const QString& folder) { load(folder); });
}

void DatasetPresenter::onLoaded(const core::DatasetPointer& dataset)
{
    m_isAsked = false;
    m_page->setDataset(dataset);
    const QLocale locale;
    m_notifier.note(tr("Dataset %1: %2 train and %3 test images")
                        .arg(
                            dataset->name, locale.toString(dataset->train.size()),
                            locale.toString(dataset->test.size())));
    if (!m_dataset.source().isEmpty()) {
        QSettings().setValue(datasetKey, m_dataset.source());
    }
}

/// A run that asked for the dataset tells the failure itself.
void DatasetPresenter::onLoadFailed(const QString& message)
{
    const bool isPresent = showPresent();
    if (!isPresent) {
        m_placeholder->showMissing(message);
        Q_EMIT missing();
    }
    const bool isTold = !isPresent || !std::exchange(m_isAsked, false);
    isTold ? m_notifier.note(message) : m_notifier.fail(message);
}

void DatasetPresenter::onFetchFailed(const QString& message)
{
    if (showPresent()) {
        m_notifier.fail(message);
    } else {
        m_notifier.note(message);
        m_placeholder->showError(message);
    }
}

bool DatasetPresenter::showPresent()
{
    if (m_dataset.dataset()) {
        m_page->setDataset(m_dataset.dataset());
    }
    return m_dataset.dataset() != nullptr;
}

} // namespace ui
