#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class Notifier;
class TimeBar;

/// Lets the user go through the moments of the run. Lives on the GUI thread.
class TimePresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    TimePresenter(
        core::Workbench& workbench, TimeBar* bar, Notifier& notifier, QObject* parent = nullptr);

private:
    void showMoments();
    void showShown();
    void save();

    core::Workbench& m_workbench;
    core::CurrentModel& m_model;
    core::Timeline& m_timeline;
    TimeBar* m_bar;
    Notifier& m_notifier;
};

} // namespace ui
