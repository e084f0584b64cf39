#include "ui/model/exportpresenter.h"

#include "core/base/plainline.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QFileInfo>

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
        .title = ExportPresenter::tr("Export the model to %1").arg(info.title),
        .nameFilters = {QStringLiteral("%1 (*.%2)").arg(info.title, info.suffix)},
        .defaultSuffix = info.suffix,
        .suggestedFileName = core::plainFileName(modelName) + '.' + info.suffix};
}

/// `Exported net.onnx: probabilities differ by at most 3e-07 on 256 test images`
QString text(const core::ExportReport& report)
{
    const QString images = report.dataset.isEmpty()
                               ? ExportPresenter::tr("%1 synthetic digits").arg(report.images)
                               : ExportPresenter::tr("%1 test images").arg(report.images);
    return ExportPresenter::tr("Exported %1: probabilities differ by at most %2 on %3")
        .arg(
            QFileInfo(report.path).fileName(), QString::number(report.largestDifference, 'g', 1),
            images);
}

} // namespace

ExportPresenter::ExportPresenter(core::Workbench& workbench, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_notifier(notifier)
{
    addAction(core::ExportFormat::Pytorch, tr("&PyTorch state_dict…"));
    addAction(core::ExportFormat::Torchscript, tr("&TorchScript…"));
    addAction(core::ExportFormat::Onnx, tr("&ONNX…"));
    addAction(core::ExportFormat::C, tr("&C header…"));
    const core::CurrentModel* model = &workbench.model();
    connect(model, &core::CurrentModel::exported, this, &ExportPresenter::onExported);
    connect(model, &core::CurrentModel::exportFailed, this, [this](const QString& message) {
        m_notifier.fail(message);
        m_notifier.showStatus(tr("Nothing was exported"));
    });
    connect(model, &core::CurrentModel::exportCancelled, this, [this] {
        m_notifier.showStatus(tr("The export was cancelled"));
    });
    connect(
        &workbench, &core::Workbench::possibilitiesChanged, this, &ExportPresenter::refreshActions);
    refreshActions();
}

void ExportPresenter::addAction(core::ExportFormat format, const QString& text)
{
    const core::ExportFormatInfo info = core::exportFormatInfo(format);
    QAction* action = makeAction(this, actionName(info), {}, text);
    action->setData(info.title);
    connect(action, &QAction::triggered, this, [this, format] { ask(format); });
    m_actions.append(action);
}

void ExportPresenter::ask(core::ExportFormat format)
{
    m_notifier.dialogs().askSaveFile(
        m_notifier.window(),
        exportRequest(core::exportFormatInfo(format), m_workbench.model().name()),
        [this, format](const QString& path) { begin(format, path); });
}

void ExportPresenter::begin(core::ExportFormat format, const QString& path)
{
    m_workbench.model().exportTo(format, path, m_workbench.dataset().dataset());
    m_notifier.showStatus(tr("Exporting %1…").arg(QFileInfo(path).fileName()));
}

void ExportPresenter::onExported(const core::ExportReport& report)
{
    const QString line = text(report);
    m_notifier.note(report.remark.isEmpty() ? line : line + '\n' + report.remark);
    m_notifier.showStatus(line);
}

void ExportPresenter::refreshActions()
{
    const QString obstacle = m_workbench.whyNot(core::Action::ExportModel);
    for (QAction* action : std::as_const(m_actions)) {
        const QString does = tr("Export the model to %1, verified by reading it back");
        setPossible(action, does.arg(action->data().toString()), obstacle);
    }
}

} // namespace ui
