#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace ui
{

class Dialogs;
class DrawPanel;
class ModelSession;
class TrainingPresenter;
class TrainingChart;

/// What is opened and saved from: all outlive the file actions.
struct FileTargets {
    Dialogs* dialogs;
    QWidget* window; ///< parent of every question
    ModelSession* session;
    DrawPanel* draw;
    TrainingChart* chart;
    TrainingPresenter* run;
};

/// Everything in the File menu: asks for a path, does it, and shows what went wrong.
/// Lives on the GUI thread, owned by the main window.
class FileActions : public QObject
{
    Q_OBJECT

public:
    explicit FileActions(const FileTargets& targets, QObject* parent = nullptr);

    /// While a run goes on, its snapshots are the model: opening another one is refused.
    void openModel();
    void openModelFile(const QString& path);
    /// `afterwards` is called once the model is saved, and not at all otherwise.
    void save(const std::function<void()>& afterwards = {});
    void saveAs(const std::function<void()>& afterwards = {});

    void openPicture();
    void openInk();
    void saveInk();
    void exportPng();
    void exportCsv();

    /// Opens a file by what it is: model, ink, or else a picture. Folders are datasets.
    void openFile(const QString& path);

Q_SIGNALS:
    void datasetFolderChosen(const QString& folder);
    /// A line for the log.
    void done(const QString& text);

private:
    void saveTo(const QString& path, const std::function<void()>& afterwards);
    bool report(const core::Result<core::Done>& result, const QString& text);
    void showError(const QString& message);

    FileTargets m_targets;
};

} // namespace ui
