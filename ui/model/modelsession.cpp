#include "ui/model/modelsession.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"

#include <QFileInfo>
#include <QSettings>

namespace ui
{

namespace
{

constexpr auto recentFilesKey = "recentFiles";

} // namespace

ModelSession::ModelSession(QObject* parent)
    : QObject(parent)
{
}

bool ModelSession::isForeign() const
{
    return m_path.isEmpty() && m_predictor &&
           m_predictor->model().passport.contains(core::passport::importedFrom);
}

QStringList ModelSession::recentFiles() const
{
    return QSettings().value(recentFilesKey).toStringList();
}

core::Result<core::Done> ModelSession::openShipped()
{
    const core::Result<bool> isForeign = read(core::shippedModelPath);
    if (!isForeign) {
        return isForeign.error();
    }
    setState({}, tr("shipped model"), false);
    return core::Done{};
}

core::Result<core::Done> ModelSession::open(const QString& path)
{
    const core::Result<bool> isForeign = read(path);
    if (!isForeign) {
        return isForeign.error();
    }
    setState(*isForeign ? QString() : path, QFileInfo(path).completeBaseName(), false);
    remember(path);
    return core::Done{};
}

core::Result<core::Done> ModelSession::save(const QString& path)
{
    Q_ASSERT(m_predictor);
    core::Result<core::Done> done = core::writeModel(path, m_predictor->model());
    if (done) {
        noteSaved(path);
    }
    return done;
}

core::Result<QString> ModelSession::beginNew()
{
    QString kept;
    if (m_isModified) {
        core::Result<QString> path = core::writeNewModel(m_predictor->model());
        if (!path) {
            return path;
        }
        noteSaved(*path);
        kept = *path;
    }
    const core::Result<QString> next = core::newModelPath();
    setState({}, next ? QFileInfo(*next).completeBaseName() : tr("new model"), m_isModified);
    return kept;
}

void ModelSession::takeSnapshot(const core::PredictorPointer& snapshot)
{
    m_predictor = snapshot;
    if (!m_isModified) {
        setState(m_path, m_name, true);
    }
    Q_EMIT predictorChanged(m_predictor);
}

core::Result<QString>
ModelSession::takeUnsaved(const core::PredictorPointer& predictor, const QString& name)
{
    core::Result<QString> kept = beginNew();
    if (kept) {
        m_predictor = predictor;
        setState({}, name, true);
        Q_EMIT predictorChanged(m_predictor);
    }
    return kept;
}

void ModelSession::restore(const ModelState& state)
{
    const bool wasSaved = !m_isModified;
    m_predictor = state.predictor;
    setState(state.path, state.name, state.isModified || wasSaved);
    Q_EMIT predictorChanged(m_predictor);
}

core::Result<bool> ModelSession::read(const QString& path)
{
    core::Result<core::ModelFile> file = core::readModelFile(path);
    if (!file) {
        return file.error();
    }
    const bool isForeign = file->isForeign;
    const core::Result<core::PredictorPointer> predictor =
        core::Predictor::create((*std::move(file)).model);
    if (!predictor) {
        return predictor.error();
    }
    m_predictor = *predictor;
    Q_EMIT predictorChanged(m_predictor);
    return isForeign;
}

void ModelSession::noteSaved(const QString& path)
{
    setState(path, QFileInfo(path).completeBaseName(), false);
    remember(path);
}

void ModelSession::setState(const QString& path, const QString& name, bool isModified)
{
    m_path = path;
    m_name = name;
    m_isModified = isModified;
    Q_EMIT nameChanged(m_name, m_isModified);
}

void ModelSession::remember(const QString& path)
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
