#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

class QAction;

namespace ui
{

class ResumeBar;

/// Resumes the newest run: offers it when the program starts, and has an action for it. Lives on
/// the GUI thread.
class ResumePresenter : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the presenter.
    ResumePresenter(core::Workbench& workbench, ResumeBar* bar, QObject* parent = nullptr);

    /// Resumes the newest run; enabled while that is possible.
    QAction* action() const { return m_action; }

private:
    void offer();
    void refresh();
    void dismiss();
    void resume();
    void onRunBegan();

    core::Workbench& m_workbench;
    ResumeBar* m_bar;
    QAction* m_action;
    bool m_isOfferDue = true; ///< until it could be made for the first time
    QString m_offered;        ///< the run that the bar speaks of
};

} // namespace ui
