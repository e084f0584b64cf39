#include "core/workbench/currentmodel.h"

#include "core/base/plainline.h"
#include "core/base/savefile.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace core
{

namespace
{

/// A model that was read, ready to predict.
struct OpenedModel {
    PredictorPointer predictor;
    std::shared_ptr<const ForeignFile> foreign; ///< null if no other program wrote it
};

Result<OpenedModel> toOpened(Result<Model> model, std::shared_ptr<const ForeignFile> foreign = {})
{
    if (!model) {
        return model.error();
    }
    const Result<PredictorPointer> predictor = Predictor::create(*std::move(model));
    return predictor ? Result<OpenedModel>({*predictor, std::move(foreign)}) : predictor.error();
}

Result<OpenedModel>
readFile(const QString& path, const ForeignOptions& options, const std::stop_token& stop)
{
    Result<ModelFile> file = readModelFile(path, options, stop);
    if (!file) {
        return file.error();
    }
    auto foreign = file->isForeign
                       ? std::make_shared<const ForeignFile>(ForeignFile{path, file->assumptions})
                       : nullptr;
    return toOpened((*std::move(file)).model, std::move(foreign));
}

QString baseName(const QString& path)
{
    constexpr qsizetype longest = 255; // as long as a file's name may be
    return plainLine(QFileInfo(path).completeBaseName(), longest);
}

} // namespace

CurrentModel::CurrentModel(Activity& activity, QObject* parent)
    : QObject(parent)
    , m_activity(activity)
{
    const auto follow = [this](Job& job, Doing doing) {
        connect(&job, &Job::busyChanged, this, [this, doing](bool isBusy) {
            m_activity.set(doing, isBusy);
        });
    };
    follow(m_reading, Doing::Loading);
    follow(m_writing, Doing::Saving);
    follow(m_exporting, Doing::Exporting);
}

bool CurrentModel::isForeign() const
{
    return m_state.path.isEmpty() && m_state.predictor &&
           m_state.predictor->model().passport.contains(passport::importedFrom);
}

Result<Done> CurrentModel::openShipped()
{
    const Result<OpenedModel> opened = readFile(shippedModelPath, {}, {});
    if (!opened) {
        return opened.error();
    }
    ++m_number;
    setState({.predictor = opened->predictor, .path = {}, .name = tr("shipped model")});
    return Done{};
}

void CurrentModel::openShipped(const ShippedModel& model)
{
    adopt({.name = model.title}, [path = model.path](const std::stop_token&) {
        return readModel(path);
    });
}

void CurrentModel::open(const QString& path, const ForeignOptions& options)
{
    ++m_opening;
    const auto read = [path, options](const std::stop_token& stop) {
        return readFile(path, options, stop);
    };
    m_reading.run(read, [this, path](const Result<OpenedModel>& file) {
        if (!file) {
            Q_EMIT failed(file.error().message);
            return;
        }
        // Another program's file is not written over in DigitLab's format.
        replace(
            {.predictor = file->predictor,
             .path = file->foreign ? QString() : path,
             .name = baseName(path),
             .foreign = file->foreign},
            [this, path] { Q_EMIT opened(path); });
    });
}

void CurrentModel::openUnsaved(
    const QString& name, std::function<Result<Model>(const std::stop_token&)> read,
    const QString& run)
{
    adopt({.name = name, .isModified = true, .run = run}, std::move(read));
}

/// Reads a model that has no file, and replaces the present one by it as `state` says.
void CurrentModel::adopt(
    ModelState state, std::function<Result<Model>(const std::stop_token&)> read)
{
    ++m_opening;
    const auto work = [read = std::move(read)](const std::stop_token& stop) {
        return toOpened(read(stop));
    };
    m_reading.run(work, [this, state = std::move(state)](const Result<OpenedModel>& model) {
        if (!model) {
            Q_EMIT failed(model.error().message);
            return;
        }
        ModelState adoptedState = state;
        adoptedState.predictor = model->predictor;
        replace(adoptedState, [this, name = state.name] { Q_EMIT adopted(name); });
    });
}

void CurrentModel::cancelOpening()
{
    ++m_opening;
    m_reading.cancel();
}

void CurrentModel::save(const QString& path)
{
    Q_ASSERT(m_state.predictor);
    const PredictorPointer written = m_state.predictor;
    const auto write = [written, path] { return writeModel(path, written->model()); };
    m_writing.enqueue(write, [this, written, path, number = m_number](const Result<Done>& done) {
        if (!done) {
            Q_EMIT failed(done.error().message);
            return;
        }
        if (number == m_number) { // else another has been opened meanwhile
            setState(
                {m_state.predictor, path, baseName(path), m_state.predictor != written, m_state.run,
                 m_state.foreign});
        }
        Q_EMIT saved(path);
    });
}

void CurrentModel::saveCopy(const PredictorPointer& other, const QString& path)
{
    const Result<QString> target = writableTarget(path);
    const Result<QString> present = writableTarget(m_state.path);
    if (target && present && *target == *present && !m_state.path.isEmpty()) {
        Q_EMIT failed(tr("%1: this is the file of the present model; choose another name")
                          .arg(QDir::toNativeSeparators(path)));
        return;
    }
    const auto write = [other, path] { return writeModel(path, other->model()); };
    m_writing.enqueue(write, [this, path](const Result<Done>& done) {
        done ? Q_EMIT copySaved(path) : Q_EMIT failed(done.error().message);
    });
}

/// What was begun is finished, also when the object goes meanwhile.
void CurrentModel::exportTo(ExportFormat format, const QString& path, const DatasetPointer& dataset)
{
    m_isExportCancelled = false;
    const auto write = [predictor = m_state.predictor, dataset, format,
                        path](const std::stop_token& stop) {
        return exportModel(*predictor, format, path, verificationImages(dataset), stop);
    };
    m_exporting.enqueue(write, [this](const Result<ExportReport>& report) {
        if (report) {
            Q_EMIT exported(*report);
        } else if (m_isExportCancelled) {
            Q_EMIT exportCancelled();
        } else {
            Q_EMIT exportFailed(report.error().message);
        }
    });
}

void CurrentModel::cancelExport()
{
    m_isExportCancelled = true;
    m_exporting.requestStop();
}

void CurrentModel::beginNew(const QString& name, std::function<void(const Result<Done>&)> then)
{
    whenKept([this, name, then = std::move(then)](const Result<Done>& done) {
        if (done) {
            m_newName = name;
        }
        then(done);
    });
}

void CurrentModel::update(const PredictorPointer& newer, const QString& run)
{
    if (m_newName) {
        ++m_number;
        setState({newer, {}, *std::exchange(m_newName, std::nullopt), true, run});
    } else {
        setState({newer, m_state.path, m_state.name, true, run});
    }
}

void CurrentModel::restore(const ModelState& state)
{
    const bool wasSaved = !m_state.isModified;
    setState(
        {state.predictor, state.path, state.name, state.isModified || wasSaved, state.run,
         state.foreign});
}

/// One after the other, since each may replace the model.
void CurrentModel::whenKept(std::function<void(const Result<Done>&)> then)
{
    m_unkept.append(std::move(then));
    if (m_unkept.size() == 1) {
        keepUnsaved();
    }
}

/// If the model has learned more while it was written, it is written again.
void CurrentModel::keepUnsaved()
{
    if (!m_state.isModified) {
        callNext(Done{});
        return;
    }
    if (m_writing.isBusy()) { // with saving it, perhaps
        m_writing.enqueue([] {}, [this] { keepUnsaved(); });
        return;
    }
    const PredictorPointer unsaved = m_state.predictor;
    const auto write = [unsaved, name = m_state.name] {
        return writeNewModel(unsaved->model(), name);
    };
    m_writing.enqueue(write, [this, unsaved](const Result<QString>& path) {
        if (!path) {
            callNext(path.error());
            return;
        }
        setState(
            {m_state.predictor, *path, baseName(*path), m_state.predictor != unsaved, m_state.run,
             m_state.foreign});
        Q_EMIT kept(*path);
        keepUnsaved();
    });
}

/// The entry is removed only after its call. So whatever the call adds waits behind the others.
void CurrentModel::callNext(const Result<Done>& done)
{
    const Then next = m_unkept.first();
    next(done);
    m_unkept.removeFirst();
    if (!m_unkept.isEmpty()) {
        keepUnsaved();
    }
}

/// Does nothing if another model was asked for while the present one was written.
void CurrentModel::replace(const ModelState& state, Opened then)
{
    whenKept([this, state, then = std::move(then), opening = m_opening](const Result<Done>& done) {
        if (opening != m_opening) {
            return;
        }
        if (!done) {
            Q_EMIT failed(done.error().message);
            return;
        }
        ++m_number;
        setState(state);
        then();
    });
}

void CurrentModel::setState(const ModelState& state)
{
    const ModelState before = std::exchange(m_state, state);
    // Snapshots of a run come 20 times a second and seldom change more than the predictor.
    if (!before.predictor || before.path != state.path || before.name != state.name ||
        before.isModified != state.isModified) {
        Q_EMIT stateChanged();
    }
    if (before.predictor != state.predictor) {
        Q_EMIT predictorChanged(m_state.predictor);
        // Freeing 120 MB takes some 30 ms, which the owner's thread need not wait for.
        m_freeing.enqueue([freed = before.predictor] {}, [] {});
    }
}

} // namespace core
