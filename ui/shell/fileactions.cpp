#include "ui/shell/fileactions.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "ui/draw/drawpanel.h"
#include "ui/model/modelsession.h"
#include "ui/run/trainingchart.h"
#include "ui/run/trainingpresenter.h"
#include "ui/widgets/dialogs.h"

#include <QFileInfo>
#include <QImageReader>

namespace ui
{

namespace
{

constexpr auto modelSuffix = "safetensors";
constexpr auto inkSuffix = "jsonl";

FileRequest modelRequest(const QString& title)
{
    return {
        .kind = "model",
        .title = title,
        .nameFilters =
            {FileActions::tr("Models (*.safetensors)"), FileActions::tr("All files (*)")},
        .defaultSuffix = modelSuffix,
        .firstFolder = core::modelFolder()};
}

/// More can be opened than saved.
FileRequest openModelRequest()
{
    FileRequest request = modelRequest(FileActions::tr("Open a model"));
    request.nameFilters.first() = FileActions::tr("Models (%1)").arg(core::modelPatterns());
    return request;
}

/// What the log says of a model once it is open; a foreign file leaves some of it to be taken as
/// given.
QString openedText(const ModelSession& session, const QString& path)
{
    if (!session.isForeign()) {
        return FileActions::tr("Opened %1").arg(path);
    }
    const core::NetworkSpec& network = session.predictor()->model().network;
    return FileActions::tr("Opened %1, which another program wrote: layers %2. %3")
        .arg(path, core::layersText(network), core::assumptionsText(network));
}

FileRequest inkRequest(const QString& title)
{
    return {
        .kind = "ink",
        .title = title,
        .nameFilters = {FileActions::tr("Ink (*.jsonl)"), FileActions::tr("All files (*)")},
        .defaultSuffix = inkSuffix,
        .suggestedFileName = "drawing.jsonl"};
}

FileRequest exportRequest(const QString& title, const QString& filter, const QString& suffix)
{
    return {
        .kind = "export",
        .title = title,
        .nameFilters = {filter},
        .defaultSuffix = suffix,
        .suggestedFileName = "training." + suffix};
}

QString pictureFilter()
{
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats()) {
        patterns.append("*." + QString::fromLatin1(format));
    }
    return FileActions::tr("Pictures (%1)").arg(patterns.join(' '));
}

} // namespace

FileActions::FileActions(const FileTargets& targets, QObject* parent)
    : QObject(parent)
    , m_targets(targets)
{
    connect(targets.draw, &DrawPanel::failed, this, &FileActions::showError);
}

void FileActions::openModel()
{
    m_targets.dialogs->askOpenFile(
        m_targets.window, openModelRequest(), [this](const QString& path) { openModelFile(path); });
}

void FileActions::openModelFile(const QString& path)
{
    if (m_targets.run->isRunning()) {
        showError(
            tr("A training run goes on, and its network is the model. Stop the run first, then "
               "open %1.")
                .arg(path));
        return;
    }
    const core::Result<core::Done> opened = m_targets.session->open(path);
    report(opened, opened ? openedText(*m_targets.session, path) : QString());
}

void FileActions::save(const std::function<void()>& afterwards)
{
    if (m_targets.session->path().isEmpty()) {
        saveAs(afterwards);
    } else {
        saveTo(m_targets.session->path(), afterwards);
    }
}

void FileActions::saveAs(const std::function<void()>& afterwards)
{
    FileRequest request = modelRequest(tr("Save the model"));
    request.suggestedFileName = m_targets.session->name() + '.' + modelSuffix;
    m_targets.dialogs->askSaveFile(
        m_targets.window, request,
        [this, afterwards](const QString& path) { saveTo(path, afterwards); });
}

void FileActions::saveTo(const QString& path, const std::function<void()>& afterwards)
{
    if (report(m_targets.session->save(path), tr("Saved %1").arg(path)) && afterwards) {
        afterwards();
    }
}

void FileActions::openPicture()
{
    m_targets.dialogs->askOpenFile(
        m_targets.window,
        {.kind = "picture", .title = tr("Open a picture"), .nameFilters = {pictureFilter()}},
        [this](const QString& path) { m_targets.draw->openPicture(path); });
}

void FileActions::openInk()
{
    m_targets.dialogs->askOpenFile(
        m_targets.window, inkRequest(tr("Open ink")),
        [this](const QString& path) { m_targets.draw->openInk(path); });
}

void FileActions::saveInk()
{
    m_targets.dialogs->askSaveFile(
        m_targets.window, inkRequest(tr("Save the ink")),
        [this](const QString& path) { m_targets.draw->saveInk(path); });
}

void FileActions::exportPng()
{
    m_targets.dialogs->askSaveFile(
        m_targets.window,
        exportRequest(tr("Export the chart as a picture"), tr("PNG pictures (*.png)"), "png"),
        [this](const QString& path) {
            report(m_targets.chart->exportPng(path), tr("Exported %1").arg(path));
        });
}

void FileActions::exportCsv()
{
    m_targets.dialogs->askSaveFile(
        m_targets.window,
        exportRequest(tr("Export the chart's values"), tr("CSV tables (*.csv)"), "csv"),
        [this](const QString& path) {
            report(m_targets.chart->exportCsv(path), tr("Exported %1").arg(path));
        });
}

void FileActions::openFile(const QString& path)
{
    const QFileInfo file(path);
    if (file.isDir()) {
        Q_EMIT datasetFolderChosen(path);
    } else if (core::isModelName(path)) {
        openModelFile(path);
    } else if (file.suffix() == inkSuffix) {
        m_targets.draw->openInk(path);
    } else {
        m_targets.draw->openPicture(path);
    }
}

bool FileActions::report(const core::Result<core::Done>& result, const QString& text)
{
    if (!result) {
        showError(result.error().message);
        return false;
    }
    Q_EMIT done(text);
    return true;
}

void FileActions::showError(const QString& message)
{
    Q_EMIT done(message);
    m_targets.dialogs->showError(m_targets.window, tr("DigitLab"), message);
}

} // namespace ui
