#include "ui/model/modelpresenter.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace ui
{

namespace
{

constexpr auto recentFilesKey = "recentFiles";
constexpr auto modelSuffix = "safetensors";

FileRequest modelRequest(const QString& title, const QString& patterns)
{
    return {
        .kind = "model",
        .title = title,
        .nameFilters =
            {ModelPresenter::tr("Models (%1)").arg(patterns), ModelPresenter::tr("All files (*)")},
        .defaultSuffix = modelSuffix,
        .firstFolder = core::modelFolder()};
}

} // namespace

ModelPresenter::ModelPresenter(core::Workbench& workbench, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_model(workbench.model())
    , m_notifier(notifier)
{
    using core::CurrentModel;
    connect(&m_model, &CurrentModel::opened, this, &ModelPresenter::onOpened);
    connect(&m_model, &CurrentModel::saved, this, &ModelPresenter::onSaved);
    connect(&m_model, &CurrentModel::kept, this, &ModelPresenter::onKept);
    connect(&m_model, &CurrentModel::failed, this, &ModelPresenter::onFailed);
}

void ModelPresenter::askOpen()
{
    // More can be opened than saved.
    m_notifier.dialogs().askOpenFile(
        m_notifier.window(), modelRequest(tr("Open a model"), core::modelPatterns()),
        [this](const QString& path) { open(path); });
}

void ModelPresenter::open(const QString& path)
{
    const QString obstacle = m_workbench.whyNot(core::Action::OpenModel);
    obstacle.isEmpty() ? m_model.open(path) : m_notifier.fail(obstacle);
}

void ModelPresenter::save(const std::function<void()>& afterwards)
{
    m_model.path().isEmpty() ? saveAs(afterwards) : saveTo(m_model.path(), afterwards);
}

void ModelPresenter::saveAs(const std::function<void()>& afterwards)
{
    FileRequest request = modelRequest(tr("Save the model"), "*.safetensors");
    request.suggestedFileName = m_model.name() + '.' + modelSuffix;
    m_notifier.dialogs().askSaveFile(
        m_notifier.window(), request,
        [this, afterwards](const QString& path) { saveTo(path, afterwards); });
}

void ModelPresenter::saveTo(const QString& path, const std::function<void()>& afterwards)
{
    m_afterSaving = afterwards;
    m_model.save(path);
}

/// A foreign file leaves some of it to be taken as given.
void ModelPresenter::onOpened(const QString& path)
{
    remember(path);
    if (!m_model.isForeign()) {
        m_notifier.note(tr("Opened %1").arg(path));
        return;
    }
    const core::NetworkSpec& network = m_model.predictor()->model().network;
    m_notifier.note(tr("Opened %1, which another program wrote: layers %2. %3")
                        .arg(path, core::layersText(network), core::assumptionsText(network)));
}

void ModelPresenter::onSaved(const QString& path)
{
    remember(path);
    m_notifier.note(tr("Saved %1").arg(path));
    if (const auto afterwards = std::exchange(m_afterSaving, {})) {
        afterwards();
    }
}

void ModelPresenter::onKept(const QString& path)
{
    remember(path);
    m_notifier.note(tr("The model before was not saved yet; it is kept as %1").arg(path));
}

void ModelPresenter::onFailed(const QString& message)
{
    m_afterSaving = {};
    m_notifier.fail(message);
}

QStringList ModelPresenter::recentFiles() const
{
    return QSettings().value(recentFilesKey).toStringList();
}

void ModelPresenter::remember(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = recentFiles();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    paths = paths.mid(0, maxRecentFiles);
    QSettings().setValue(recentFilesKey, paths);
    Q_EMIT recentFilesChanged(paths);
}

} // namespace ui
