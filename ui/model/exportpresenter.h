#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

class QAction;
class QMenu;

namespace ui
{

class Notifier;

/// Exports the model, also a run's newest snapshot: asks for a file and tells how close it is. One
/// export at a time. Lives on the GUI thread.
/// Object names: exportPytorchAction, exportTorchscriptAction, exportOnnxAction, exportCAction.
class ExportPresenter : public QObject
{
    Q_OBJECT

public:
    /// Puts an action for each format into the menu, before what is there. All outlive the
    /// presenter.
    ExportPresenter(
        core::Workbench& workbench, QMenu* menu, Notifier& notifier, QObject* parent = nullptr);

private:
    void addAction(QMenu* menu, core::ExportFormat format, const QString& text);
    void ask(core::ExportFormat format);
    void begin(core::ExportFormat format, const QString& path);
    void onExported(const core::ExportReport& report);
    void refreshActions();

    core::Workbench& m_workbench;
    Notifier& m_notifier;
    QList<QAction*> m_actions;
};

} // namespace ui
