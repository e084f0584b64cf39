#pragma once

#include "core/base/result.h"
#include "core/prediction/predictor.h"

#include <QObject>
#include <QStringList>

namespace ui
{

/// A model, where it came from, and whether it is saved.
struct ModelState {
    core::PredictorPointer predictor; ///< null before the first model
    QString path;                     ///< empty for a model that was never saved
    QString name;                     ///< the file's base name, or that which a new one would get
    bool isModified = false;
};

/// The model that the window works with: where it came from, whether it is saved, and which files
/// were used last. Lives on the GUI thread, owned by the main window; asks no questions.
class ModelSession : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxRecentFiles = 8;

    explicit ModelSession(QObject* parent = nullptr);

    /// The newest predictor; null before the first model.
    core::PredictorPointer predictor() const { return m_predictor; }
    /// The file's path, empty for a model that was never saved, or came from a foreign file:
    /// another program's is not written over in DigitLab's format.
    QString path() const { return m_path; }
    /// For title and status bar: the file's base name, or the name that a new file would get.
    QString name() const { return m_name; }
    bool isModified() const { return m_isModified; }
    /// Whether the model is another program's and has no file of DigitLab's yet.
    bool isForeign() const;
    QStringList recentFiles() const;
    ModelState state() const { return {m_predictor, m_path, m_name, m_isModified}; }

    /// Takes the model that comes with the program.
    core::Result<core::Done> openShipped();
    /// Replaces the model by a file's, once all of it is read and checked.
    core::Result<core::Done> open(const QString& path);
    core::Result<core::Done> save(const QString& path);

    /// Begins a new, unsaved model, which the snapshots of a run then fill. An older model that was
    /// not saved is kept first, in the folder of models; its path is returned, else an empty one.
    core::Result<QString> beginNew();
    void takeSnapshot(const core::PredictorPointer& snapshot);
    /// Takes a model that has no file yet, such as a kept run's, under that name. An older model
    /// that was not saved is kept first; see beginNew().
    core::Result<QString> takeUnsaved(const core::PredictorPointer& predictor, const QString& name);
    /// Brings a model back that takeSnapshot() replaced. It counts as saved only if its file, had
    /// it one, was not written since.
    void restore(const ModelState& state);

Q_SIGNALS:
    void predictorChanged(const core::PredictorPointer& predictor);
    void nameChanged(const QString& name, bool isModified);
    void recentFilesChanged(const QStringList& paths);

private:
    /// Takes a file's model; says whether another program wrote it.
    core::Result<bool> read(const QString& path);
    void noteSaved(const QString& path);
    void setState(const QString& path, const QString& name, bool isModified);
    void remember(const QString& path);

    core::PredictorPointer m_predictor;
    QString m_path;
    QString m_name;
    bool m_isModified = false;
};

} // namespace ui
