#pragma once

#include "core/modelfile/modelexport.h"

#include <QFutureWatcher>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace ui
{

class Dialogs;
class LogPage;
class ModelSession;
class TrainingPresenter;
class RunStatus;

/// What is exported, and where it is asked for and told; all outlive the exporter.
struct ExportViews {
    LogPage* log;
    RunStatus* status;
    Dialogs* dialogs;
    QWidget* window; ///< parent of every question
    ModelSession* session;
    TrainingPresenter* run;
};

/// Exports the model, also a run's newest snapshot: asks for a file, writes and verifies it off the
/// GUI thread, and shows how close it is. One export at a time; its end is waited for when the
/// window goes. Lives on the GUI thread, owned by the main window.
/// Object names: exportPytorchAction, exportTorchscriptAction, exportOnnxAction, exportCAction.
class ModelExporter : public QObject
{
    Q_OBJECT

public:
    /// Puts an action for each format into the menu, before what is there.
    ModelExporter(const ExportViews& views, QMenu* menu, QObject* parent = nullptr);
    ~ModelExporter() override;

    /// Files are verified on its test images from now on, before that on synthetic digits.
    void setDataset(const core::DatasetPointer& dataset);

private:
    void addAction(QMenu* menu, core::ExportFormat format, const QString& text);
    void ask(core::ExportFormat format);
    void begin(core::ExportFormat format, const QString& path);
    void onFinished();
    void showStatus(const QString& message);
    void refreshActions();

    ExportViews m_views;
    QList<QAction*> m_actions;
    core::DatasetPointer m_dataset;
    QFutureWatcher<core::Result<core::ExportReport>> m_export;
};

} // namespace ui
