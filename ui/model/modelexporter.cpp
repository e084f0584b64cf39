#include "ui/model/modelexporter.h"

#include "ui/model/modelsession.h"
#include "ui/run/runstatus.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/logpage.h"
#include "ui/shell/mainmenu.h"
#include "ui/widgets/dialogs.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QtConcurrentRun>

namespace ui
{

namespace
{

/// `exportOnnxAction`
QString actionName(const core::ExportFormatInfo& info)
{
    return QStringLiteral("export%1%2Action").arg(info.name[0].toUpper()).arg(info.name.mid(1));
}

FileRequest exportRequest(const core::ExportFormatInfo& info, const QString& modelName)
{
    return {
        .kind = "export",
        .title = ModelExporter::tr("Export the model to %1").arg(info.title),
        .nameFilters = {QStringLiteral("%1 (*.%2)").arg(info.title, info.suffix)},
        .defaultSuffix = info.suffix,
        .suggestedFileName = modelName + '.' + info.suffix};
}

/// `Exported net.onnx: probabilities differ by at most 3e-07 on 256 test images`
QString text(const core::ExportReport& report)
{
    const QString images = report.dataset.isEmpty()
                               ? ModelExporter::tr("%1 synthetic digits").arg(report.images)
                               : ModelExporter::tr("%1 test images").arg(report.images);
    return ModelExporter::tr("Exported %1: probabilities differ by at most %2 on %3")
        .arg(
            QFileInfo(report.path).fileName(), QString::number(report.largestDifference, 'g', 1),
            images);
}

} // namespace

ModelExporter::ModelExporter(const ExportViews& views, QMenu* menu, QObject* parent)
    : QObject(parent)
    , m_views(views)
{
    QAction* const charts = menu->insertSeparator(menu->actions().value(0));
    addAction(menu, core::ExportFormat::Pytorch, tr("&PyTorch state_dict…"));
    addAction(menu, core::ExportFormat::Torchscript, tr("&TorchScript…"));
    addAction(menu, core::ExportFormat::Onnx, tr("&ONNX…"));
    addAction(menu, core::ExportFormat::C, tr("&C header…"));
    menu->insertActions(charts, m_actions);
    connect(&m_export, &QFutureWatcherBase::finished, this, &ModelExporter::onFinished);
    connect(views.session, &ModelSession::predictorChanged, this, &ModelExporter::refreshActions);
    refreshActions();
}

ModelExporter::~ModelExporter()
{
    m_export.waitForFinished();
}

void ModelExporter::setDataset(const core::DatasetPointer& dataset)
{
    m_dataset = dataset;
}

void ModelExporter::addAction(QMenu* menu, core::ExportFormat format, const QString& text)
{
    const core::ExportFormatInfo info = core::exportFormatInfo(format);
    QAction* action = addMenuAction(
        menu, actionName(info), {}, text,
        tr("Export the model to %1, verified by reading it back").arg(info.title));
    connect(action, &QAction::triggered, this, [this, format] { ask(format); });
    m_actions.append(action);
}

void ModelExporter::ask(core::ExportFormat format)
{
    m_views.dialogs->askSaveFile(
        m_views.window, exportRequest(core::exportFormatInfo(format), m_views.session->name()),
        [this, format](const QString& path) { begin(format, path); });
}

void ModelExporter::begin(core::ExportFormat format, const QString& path)
{
    m_export.setFuture(QtConcurrent::run(
        [predictor = m_views.session->predictor(), dataset = m_dataset, format, path] {
            return core::exportModel(*predictor, format, path, core::verificationImages(dataset));
        }));
    showStatus(tr("Exporting %1…").arg(QFileInfo(path).fileName()));
    refreshActions();
}

void ModelExporter::onFinished()
{
    refreshActions();
    const core::Result<core::ExportReport> report = m_export.result();
    const QString line = report ? text(*report) : report.error().message;
    m_views.log->append(report && !report->remark.isEmpty() ? line + '\n' + report->remark : line);
    if (!report) {
        m_views.dialogs->showError(m_views.window, tr("DigitLab"), line);
    }
    showStatus(report ? line : tr("Nothing was exported"));
}

/// While a run goes on, the status bar is its own.
void ModelExporter::showStatus(const QString& message)
{
    if (!m_views.run->isRunning()) {
        m_views.status->showMessage(message);
    }
}

void ModelExporter::refreshActions()
{
    const bool isPossible = m_views.session->predictor() && !m_export.isRunning();
    for (QAction* action : m_actions) {
        action->setEnabled(isPossible);
    }
}

} // namespace ui
