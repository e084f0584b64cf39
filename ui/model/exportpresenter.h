#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

class QAction;

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
    /// Both outlive the presenter.
    ExportPresenter(core::Workbench& workbench, Notifier& notifier, QObject* parent = nullptr);

    /// One for each format, for the Export menu.
    const QList<QAction*>& actions() const { return m_actions; }

private:
    void addAction(core::ExportFormat format, const QString& text);
    void ask(core::ExportFormat format);
    void begin(core::ExportFormat format, const QString& path);
    void onExported(const core::ExportReport& report);
    void refreshActions();

    core::Workbench& m_workbench;
    Notifier& m_notifier;
    QList<QAction*> m_actions;
};

} // namespace ui
