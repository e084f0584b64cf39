#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class Notifier;
class TrainingChart;

/// Shows the run that goes on, and the kept runs that are laid over it, in the chart; writes the
/// chart to files. Lives on the GUI thread.
class ChartPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    ChartPresenter(
        core::Workbench& workbench, TrainingChart* chart, Notifier& notifier,
        QObject* parent = nullptr);

    /// Asks for a file, then writes the chart to it as a picture, or its values as a table.
    void exportPng();
    void exportCsv();

private:
    void showOverlays();
    void exportTo(
        const QString& title, const QString& filter, const QString& suffix,
        const std::function<core::Result<core::Done>(const QString& path)>& write);

    core::Workbench& m_workbench;
    TrainingChart* m_chart;
    Notifier& m_notifier;
};

} // namespace ui
