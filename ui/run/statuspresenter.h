#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class Notifier;
class RunStatus;

/// Shows in the status bar how the run goes; between runs what the notifier says, or what keeps a
/// run from beginning as long as it does. Lives on the GUI thread.
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
    void showObstacle();
    void showModel();

    core::Workbench& m_workbench;
    RunStatus* m_status;
    QString m_obstacle; ///< that is shown
};

} // namespace ui
