#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class Notifier;
class RunStatus;

/// Shows in the status bar how the run goes; between runs how it ended, as long as its model is in
/// use, and what the notifier says. Lives on the GUI thread.
class StatusPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    StatusPresenter(
        core::Workbench& workbench, RunStatus* status, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void showMessage(const QString& text);
    void showModel();

    core::Workbench& m_workbench;
    RunStatus* m_status;
};

} // namespace ui
