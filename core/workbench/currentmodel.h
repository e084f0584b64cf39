#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/modelfile/foreignmodel.h"
#include "core/modelfile/modelexport.h"
#include "core/modelfile/modelfolder.h"
#include "core/prediction/predictor.h"
#include "core/workbench/activity.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace core
{

/// Another program's file that a model was read from, and how it was understood.
struct ForeignFile {
    QString path;
    Assumptions assumptions;
};

/// A model, where it came from, and whether it is saved.
struct ModelState {
    PredictorPointer predictor; ///< null before the first model
    QString path;               ///< empty for a model that has no file of DigitLab's
    QString name;               ///< the file's base name, or what a new file would be called
    bool isModified = false;    ///< not saved yet
    QString run;                ///< id of the kept run that it is the model of; empty without
    std::shared_ptr<const ForeignFile> foreign; ///< null if no other program wrote it
};

/// The model that the program works with. Reads and writes files in the background. A model that
/// is not saved is never replaced without being kept: it is written to the folder of models first,
/// and kept() tells where.
class CurrentModel : public QObject
{
    Q_OBJECT

public:
    explicit CurrentModel(Activity& activity, QObject* parent = nullptr);

    const ModelState& state() const { return m_state; }
    const PredictorPointer& predictor() const { return m_state.predictor; }
    QString path() const { return m_state.path; }
    QString name() const { return m_state.name; }
    bool isModified() const { return m_state.isModified; }
    QString run() const { return m_state.run; }
    /// Which model it is: all its versions have one number, whatever it is called, and each other
    /// model has another.
    int number() const { return m_number; }
    /// Whether another program wrote the model and it has no file of DigitLab's yet.
    bool isForeign() const;
    /// The file of a model that another program wrote; null for one that was trained since.
    const std::shared_ptr<const ForeignFile>& foreignFile() const { return m_state.foreign; }

    /// Uses the model that comes with the program; at the start, when there is no other yet.
    Result<Done> openShipped();
    /// Replaces the model by one that comes with the program. It has no file, and counts as saved.
    /// Ends in adopted() or failed().
    void openShipped(const ShippedModel& model);
    /// Replaces the model by that of a file, once all of it is read and checked. The newest call
    /// wins. Another program's network is understood as the options tell. Ends in opened(),
    /// failed(), or nothing after cancelOpening().
    void open(const QString& path, const ForeignOptions& options = {});
    /// The same for any source: `read` runs in the background. The model has no file; `name` is
    /// what a new one would be called, and `run` the id of the kept run that it is of, if any. Ends
    /// in adopted() or failed().
    void openUnsaved(
        const QString& name, std::function<Result<Model>(const std::stop_token&)> read,
        const QString& run = {});
    void cancelOpening();
    /// Writes the model. Ends in saved() or failed(). What is learned meanwhile stays unsaved.
    void save(const QString& path);
    /// Writes another model, such as that of a moment, to a file of its own; the present model's
    /// file is refused. Ends in copySaved() or failed().
    void saveCopy(const PredictorPointer& other, const QString& path);
    /// Writes and verifies a file in another format. Ends in exported(), exportFailed(), or
    /// exportCancelled(). One at a time.
    void exportTo(ExportFormat format, const QString& path, const DatasetPointer& dataset);
    void cancelExport();

    /// Keeps the present model if it is not saved, then calls `then`; with an error if the model
    /// cannot be kept.
    void whenKept(std::function<void(const Result<Done>&)> then);
    /// The same. The next update() begins a new model, of that name and without a file; until then
    /// the present one stays what it is.
    void beginNew(const QString& name, std::function<void(const Result<Done>&)> then);
    /// No new model begins any more, if none has begun.
    void endNew() { m_newName.reset(); }
    /// A newer version of the same model, or a new one after beginNew(); it counts as not saved.
    /// `run` is the id of the kept run that made it, if any.
    void update(const PredictorPointer& newer, const QString& run = {});
    /// Brings back what update() replaced. It counts as saved only if its file, if it has one, was
    /// not written since.
    void restore(const ModelState& state);

Q_SIGNALS:
    void predictorChanged(const core::PredictorPointer& predictor);
    /// Name, path or whether it is saved.
    void stateChanged();
    void opened(const QString& path);
    void adopted(const QString& name);
    void saved(const QString& path);
    void copySaved(const QString& path);
    /// A model that was not saved was kept there before another took its place.
    void kept(const QString& path);
    void exported(const core::ExportReport& report);
    void exportFailed(const QString& message);
    void exportCancelled();
    void failed(const QString& message);

private:
    using Opened = std::function<void()>;
    using Then = std::function<void(const Result<Done>&)>;

    void adopt(ModelState state, std::function<Result<Model>(const std::stop_token&)> read);
    void keepUnsaved();
    void callNext(const Result<Done>& done);
    void replace(const ModelState& state, Opened then);
    void setState(const ModelState& state);

    Activity& m_activity;
    ModelState m_state;
    int m_number = 0;
    std::optional<QString> m_newName; ///< of the model that the next update() begins
    int m_opening = 0;    ///< number of the newest call of open(): only that one ends in a model
    QList<Then> m_unkept; ///< what waits until the model is kept; the first has its turn
    Job m_reading;
    Job m_writing;
    Job m_exporting;
    bool m_isExportCancelled = false;
    Job m_freeing;
};

} // namespace core
