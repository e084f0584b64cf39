#include "ui/dataset/datasetplaceholder.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int columnWidth = 480;
constexpr int progressSteps = 1000; // a progress bar counts in int, a fetch in 64 bits

QString megabytes(qint64 bytes, int decimals)
{
    return QLocale().toString(static_cast<double>(bytes) / 1e6, 'f', decimals);
}

const core::DatasetSource& mnist()
{
    return *core::DatasetStore::source("mnist");
}

QString sizeText(const core::DatasetSource& source)
{
    qint64 download = 0;
    qint64 disk = 0;
    for (const core::DatasetFile& file : source.files) {
        download += file.packedBytes;
        disk += file.bytes;
    }
    return DatasetPlaceholder::tr("About %1 MB to download, %2 MB on disk.")
        .arg(megabytes(download, 0), megabytes(disk, 0));
}

QString receivedText(const core::FetchProgress& progress)
{
    if (progress.total > 0) {
        return DatasetPlaceholder::tr("%1 of %2 MB")
            .arg(megabytes(progress.received, 1), megabytes(progress.total, 1));
    }
    return DatasetPlaceholder::tr("%1 MB so far").arg(megabytes(progress.received, 1));
}

} // namespace

DatasetPlaceholder::DatasetPlaceholder(QWidget* parent)
    : QWidget(parent)
    , m_source(mnist())
    , m_title(addLabel("stateTitle"))
    , m_text(addLabel("stateText"))
    , m_note(addLabel("stateNote"))
    , m_progress(new QProgressBar)
    , m_retry(makePushButton("retryButton", {}, tr("Try again")))
    , m_folder(makePushButton(
          "chooseFolderButton", {}, tr("Choose folder..."),
          tr("A folder with the four IDX files of a dataset, plain or .gz")))
    , m_cancel(makePushButton("cancelFetchButton", {}, tr("Cancel")))
{
    setNames(this, "datasetState", tr("State of the dataset"));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    setNames(m_progress, "fetchProgress", tr("Progress"));
    m_progress->setTextVisible(false);

    createFetchButtons();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addWidget(createColumn());

    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT fetchRequested(m_source.name); });
    connect(m_folder, &QPushButton::clicked, this, &DatasetPlaceholder::folderRequested);
    connect(m_cancel, &QPushButton::clicked, this, &DatasetPlaceholder::cancelRequested);
}

void DatasetPlaceholder::createFetchButtons()
{
    for (const core::DatasetSource& source : core::DatasetStore::sources()) {
        const bool isMnist = source.name == mnist().name;
        QPushButton* button = makePushButton(
            isMnist ? "fetchButton" : "fetch-" + source.name, {}, tr("Fetch %1").arg(source.title));
        if (!isMnist) { // what is shown tells of MNIST
            button->setToolTip(sizeText(source) + '\n' + source.licence);
        }
        connect(button, &QPushButton::clicked, this, [this, name = source.name] {
            Q_EMIT fetchRequested(name);
        });
        m_fetch.append(button);
    }
}

QWidget* DatasetPlaceholder::createColumn()
{
    auto* buttons = makeLayout<QHBoxLayout>({}, 8);
    buttons->addStretch();
    for (QPushButton* button : m_fetch + QList{m_retry, m_folder, m_cancel}) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto* lines = makeLayout<QVBoxLayout>({}, 12, column);
    lines->addStretch();
    lines->addWidget(m_title);
    lines->addWidget(m_text);
    lines->addWidget(m_progress);
    lines->addLayout(buttons);
    lines->addWidget(m_note);
    lines->addStretch();
    return column;
}

void DatasetPlaceholder::showMissing(const QString& why)
{
    const QString what = tr("MNIST has 60,000 train and 10,000 test images of handwritten digits: "
                            "fetch it once, or choose a folder that holds it already.");
    const QString text = why.isEmpty() ? what : why + "\n\n" + what;
    show(tr("No dataset yet"), text, sizeText(mnist()) + '\n' + mnist().licence);
    showButtons(m_fetch + QList{m_folder});
}

void DatasetPlaceholder::setSource(const core::DatasetSource& source)
{
    m_source = source;
}

void DatasetPlaceholder::showFetching(const core::FetchProgress& progress)
{
    const QString from = progress.source.isEmpty() ? QString() : tr("from %1").arg(progress.source);
    show(
        tr("Fetching %1").arg(m_source.title), progress.file + '\n' + from, receivedText(progress));
    m_progress->show();
    m_progress->setRange(0, progress.total > 0 ? progressSteps : 0);
    if (progress.total > 0) {
        m_progress->setValue(static_cast<int>(progress.received * progressSteps / progress.total));
    }
    showButtons({m_cancel});
}

void DatasetPlaceholder::showLoading()
{
    show(tr("Loading the dataset"), {}, {});
    m_progress->show();
    m_progress->setRange(0, 0);
    showButtons({});
}

void DatasetPlaceholder::showError(const QString& message)
{
    show(tr("The dataset is not available"), message.section('\n', 0, 0), {});
    m_text->setToolTip(plainToolTip(message));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    showButtons({m_retry, m_folder});
}

QLabel* DatasetPlaceholder::addLabel(const char* name)
{
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

void DatasetPlaceholder::show(const QString& title, const QString& text, const QString& note)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_progress->hide();
}

void DatasetPlaceholder::showButtons(const QList<QPushButton*>& buttons)
{
    for (QPushButton* button : m_fetch + QList{m_retry, m_folder, m_cancel}) {
        button->setVisible(buttons.contains(button));
    }
    Q_EMIT changed();
}

} // namespace ui
