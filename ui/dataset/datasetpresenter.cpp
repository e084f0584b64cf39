#include "ui/dataset/datasetpresenter.h"

#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetplaceholder.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
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
    createGetMenu();
    using core::CurrentDataset;
    using Placeholder = DatasetPlaceholder;
    connect(m_placeholder, &Placeholder::folderRequested, this, &DatasetPresenter::askFolder);
    connect(m_placeholder, &Placeholder::fetchRequested, this, &DatasetPresenter::get);
    connect(m_placeholder, &Placeholder::cancelRequested, &m_dataset, &CurrentDataset::cancelFetch);
    connect(
        m_page, &DatasetPage::imageActivated, &workbench.drawing(),
        [&drawing = workbench.drawing(), this](const core::DigitImage& image, int label) {
            const QString& name = m_dataset.dataset()->classes.name(label);
            drawing.show(image, tr("Dataset image, label %1").arg(name), name);
        });
    connect(&m_dataset, &CurrentDataset::loadingBegan, m_placeholder, &Placeholder::showLoading);
    connect(&m_dataset, &CurrentDataset::changed, this, &DatasetPresenter::onLoaded);
    connect(&m_dataset, &CurrentDataset::loadFailed, this, &DatasetPresenter::onLoadFailed);
    connect(
        &m_dataset, &CurrentDataset::fetchProgressed, m_placeholder, &Placeholder::showFetching);
    // Also after another dataset was loaded meanwhile.
    connect(&m_dataset, &CurrentDataset::fetchProgressed, this, [this] { setFetching(true); });
    connect(&m_dataset, &CurrentDataset::fetchFailed, this, &DatasetPresenter::onFetchFailed);
    connect(&m_dataset, &CurrentDataset::fetchCancelled, this, [this] {
        setFetching(false);
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
            Qt::CTRL | Qt::Key_D, tr("Train on the IDX files of a folder")),
        makeAction(
            this, "transposeAction", {}, tr("&Transpose dataset images"), {},
            tr("Swap rows and columns of the images, as EMNIST's need; whether that helps is found "
               "out when a dataset is loaded"))};
    m_actions[2]->setCheckable(true);
    m_actions[2]->setEnabled(false);
    connect(m_actions[0], &QAction::triggered, this, [this] { get(firstDataset); });
    connect(m_actions[1], &QAction::triggered, this, &DatasetPresenter::askFolder);
    connect(m_actions[2], &QAction::triggered, this, &DatasetPresenter::transpose);
}

void DatasetPresenter::createGetMenu()
{
    m_getMenu = new QMenu(tr("Get &dataset"), m_notifier.window());
    m_getMenu->setObjectName("getDatasetMenu");
    m_getMenu->setToolTipsVisible(true);
    for (const core::DatasetSource& source : core::DatasetStore::sources()) {
        QAction* action = makeAction(
            this, "get-" + source.name, {}, source.title, {},
            tr("Open %1; it is fetched first if it is not there yet").arg(source.title));
        connect(action, &QAction::triggered, this, [this, name = source.name] { get(name); });
        m_getMenu->addAction(action);
    }
}

void DatasetPresenter::transpose(bool isTransposed)
{
    using core::Orientation;
    m_isAsked = true;
    m_dataset.load(
        m_dataset.dataset()->folder,
        isTransposed ? Orientation::Transposed : Orientation::AsStored);
}

/// What is there already is not fetched again.
void DatasetPresenter::get(const QString& name)
{
    const core::DatasetSource& source = *core::DatasetStore::source(name);
    setFetching(true);
    m_placeholder->setSource(source);
    m_dataset.fetch(source);
}

/// One at a time.
void DatasetPresenter::setFetching(bool isFetching)
{
    m_actions[0]->setEnabled(!isFetching);
    m_getMenu->setEnabled(!isFetching);
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
    setFetching(false);
    m_page->setDataset(dataset);
    showOrientation();
    const QLocale locale;
    m_notifier.note(tr("Dataset %1: %2 train and %3 test images")
                        .arg(
                            dataset->name, locale.toString(dataset->train.size()),
                            locale.toString(dataset->test.size())));
    if (dataset->isTransposed) {
        m_notifier.note(
            tr("Its images lie on their side, as EMNIST's are published: rows and columns "
               "are swapped. Train > Transpose dataset images swaps them back"));
    }
    if (!m_dataset.source().isEmpty()) {
        QSettings().setValue(datasetKey, m_dataset.source());
    }
}

/// A run that asked for the dataset tells the failure itself.
void DatasetPresenter::onLoadFailed(const QString& message)
{
    setFetching(false);
    const bool isPresent = showPresent();
    if (!isPresent) {
        // At the first start, the page says what there is to do, and no more.
        const bool wasThere = QSettings().contains(datasetKey);
        m_placeholder->showMissing(m_isAsked || wasThere ? message : QString());
        Q_EMIT missing();
    }
    const bool isTold = !isPresent || !std::exchange(m_isAsked, false);
    isTold ? m_notifier.note(message) : m_notifier.fail(message);
}

void DatasetPresenter::onFetchFailed(const QString& message)
{
    setFetching(false);
    if (showPresent()) {
        m_notifier.fail(message);
    } else {
        m_notifier.note(message);
        m_placeholder->showError(message);
    }
}

void DatasetPresenter::showOrientation()
{
    const core::DatasetPointer& dataset = m_dataset.dataset();
    m_actions[2]->setEnabled(dataset && !dataset->folder.isEmpty());
    m_actions[2]->setChecked(dataset && dataset->isTransposed);
}

bool DatasetPresenter::showPresent()
{
    showOrientation();
    if (m_dataset.dataset()) {
        m_page->setDataset(m_dataset.dataset());
    }
    return m_dataset.dataset() != nullptr;
}

} // namespace ui
